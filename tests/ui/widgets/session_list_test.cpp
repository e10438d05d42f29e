// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/context/secret_mask.h"
#include "ui/models/session_list_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/session_list.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Sessions alpha, beta and gamma.
struct Shown {
    Shown()
    {
        for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s}) {
            SessionEntry entry;
            entry.key = name;
            entry.title = name;
            model.put(entry);
        }
        list.resize(260, 400);
        list.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&list));
    }
    [[nodiscard]] QListView& view() { return *list.findChild<QListView*>(); }
    [[nodiscard]] QString current() { return view().currentIndex().data().toString(); }

    SecretMask mask;
    SessionListModel model{mask};
    SessionList list{model};
    QSignalSpy chosen{&list, &SessionList::chosen};
};

} // namespace

class SessionListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }

    void aButtonClearsWhatIsTyped()
    {
        Shown shown;
        auto* search = shown.list.findChild<QLineEdit*>();
        for (int twice = 0; twice < 2; ++twice) {
            QTest::keyClicks(search, u"gam"_s);
            auto* clear = search->findChild<QToolButton*>();
            QVERIFY(clear);
            QTRY_VERIFY(clear->isVisible());
            QTest::mouseClick(clear, Qt::LeftButton);
            QCOMPARE(search->text(), QString());
        }
        QCOMPARE(shown.view().model()->rowCount(), 3);
    }

    void pointerAndKeyboardChoose()
    {
        Shown shown;
        QTest::mouseClick(shown.view().viewport(), Qt::LeftButton, {},
                          shown.view().visualRect(shown.view().model()->index(1, 0)).center());
        QCOMPARE(shown.chosen.size(), 1);
        QCOMPARE(shown.chosen.at(0).at(0).toString(), u"beta"_s);
        QTest::keyClick(&shown.view(), Qt::Key_Down);
        QCOMPARE(shown.chosen.size(), 2);
        QCOMPARE(shown.chosen.at(1).at(0).toString(), u"gamma"_s);
    }

    void whatTheProgramShowsIsMarkedAndNotChosen()
    {
        Shown shown;
        shown.list.setCurrent(u"gamma"_s);
        QCOMPARE(shown.current(), u"gamma"_s);
        QVERIFY(shown.chosen.isEmpty());
    }

    void rowsThatGoChooseNothing()
    {
        Shown shown;
        shown.list.setCurrent(u"beta"_s);
        shown.model.remove(u"beta"_s);
        QVERIFY(shown.chosen.isEmpty());
        shown.list.setCurrent(u"alpha"_s);
        shown.model.remove(u"gamma"_s);
        QCOMPARE(shown.current(), u"alpha"_s);
        QVERIFY(shown.chosen.isEmpty());
    }

    void anEmptyListSaysWhatItIsFor()
    {
        Shown shown;
        const auto isSaid = [&shown] {
            const auto labels = shown.list.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text().contains(u"is listed here"_s);
            });
        };
        QVERIFY(!isSaid());
        for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
            shown.model.remove(name);
        QTRY_VERIFY(isSaid());
        SessionEntry entry;
        entry.key = u"delta"_s;
        shown.model.put(entry);
        QTRY_VERIFY(!isSaid());
    }

    void aSearchThatFindsNothingSaysSo()
    {
        Shown shown;
        auto* search = shown.list.findChild<QLineEdit*>();
        const auto isSaid = [&shown] {
            const auto labels = shown.list.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text() == u"No session matches."_s;
            });
        };
        QVERIFY(!isSaid());
        search->setText(u"nowhere"_s);
        QVERIFY(isSaid());
        search->setText(u"gam"_s);
        QVERIFY(!isSaid());
        search->setText(u"gamut"_s);
        QVERIFY(isSaid());
        search->clear();
        QVERIFY(!isSaid());
    }

    void aSearchChoosesNothingUntilThePersonDoes()
    {
        Shown shown;
        shown.list.setCurrent(u"alpha"_s);
        auto* search = shown.list.findChild<QLineEdit*>();
        search->setText(u"gam"_s);
        QCOMPARE(shown.view().model()->rowCount(), 1);
        QVERIFY(shown.chosen.isEmpty());
        search->clear();
        QCOMPARE(shown.current(), u"alpha"_s); // marked again
        QVERIFY(shown.chosen.isEmpty());
        search->setText(u"gam"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(shown.chosen.size(), 1);
        QCOMPARE(shown.chosen.at(0).at(0).toString(), u"gamma"_s);
    }
};

QTEST_MAIN(SessionListTest)
#include "session_list_test.moc"
