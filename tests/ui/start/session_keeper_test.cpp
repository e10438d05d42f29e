// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/wall_clock.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "tests/testkit/patient_test.h"
#include "tests/ui/start/start_fixture.h"
#include "ui/context/library_store.h"
#include "ui/context/secret_mask.h"
#include "ui/models/session_list_model.h"
#include "ui/start/found_sessions_model.h"
#include "ui/start/keep_button.h"
#include "ui/start/session_keeper.h"
#include "ui/start/session_search.h"
#include "ui/start/start_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QMenu>
#include <QSignalSpy>

#include <memory>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::OwnSettings;

namespace {

MadeSession named(const QByteArray& prompt, const QByteArray& id)
{
    MadeSession session;
    session.prompt = prompt;
    session.id = "0f6f2a41-0000-4000-8000-0000000000" + id;
    session.started -= id.toInt() * 3600;
    return session;
}

/// The view on a screen, over a home, with a library that is not there yet.
struct Shown {
    Shown(const MadeHome& home, const OwnSettings& settings)
        : folder(settings.path(u"library"_s).toStdString()), search(surroundingsOf(home), {})
    {
        search.setPause(std::chrono::milliseconds(40));
        library.use(folder);
        view.resize(1100, 600);
        view.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&view));
    }

    [[nodiscard]] int rows() { return view.list().model()->rowCount(); }
    [[nodiscard]] QModelIndex cell(int row, int column)
    {
        return view.list().model()->index(row, column);
    }
    [[nodiscard]] QString state(int row)
    {
        return cell(row, FoundSessionsModel::State).data().toString();
    }
    /// Asks by the menu of a row: presses the key of an entry.
    void pressInMenu(int row, Qt::Key key)
    {
        const QPoint at = view.list().visualRect(cell(row, FoundSessionsModel::Title)).center();
        QTest::mouseClick(view.list().viewport(), Qt::LeftButton, {}, at);
        QTimer::singleShot(0, &view,
                           [key] { QTest::keyClick(QApplication::activePopupWidget(), key); });
        QContextMenuEvent asks(QContextMenuEvent::Mouse, at,
                               view.list().viewport()->mapToGlobal(at));
        QApplication::sendEvent(view.list().viewport(), &asks);
    }
    [[nodiscard]] std::vector<KeptFiles> kept() const
    {
        if (Library::is_missing(folder))
            return {};
        auto opened = Library::open(folder, Library::Access::Read);
        const auto files = opened ? opened->kept() : opened.error();
        return files ? *files : std::vector<KeptFiles>();
    }

    std::string folder;
    SecretMask mask;
    SessionListModel sessions{mask};
    LibraryStore library{sessions};
    SessionSearch search;
    SessionKeeper keeper{search, library};
    StartView view{search, keeper};
    QSignalSpy keptOne{&keeper, &SessionKeeper::kept};
    QSignalSpy failed{&keeper, &SessionKeeper::failed};
};

} // namespace

class SessionKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { m_settings = std::make_unique<OwnSettings>(); }
    void cleanup() { m_settings.reset(); }

    void aSessionIsKeptAsItsProducerWroteIt();
    void keepingAgainDoesNothingUntilItGrows();
    void aRuleKeepsWhatIsWrittenFromThenOn();
    void aRuleIsForOneAgentAndIsRemembered();
    void offKeepsNothing();
    void whatCannotBeKeptIsSaid();

private:
    std::unique_ptr<OwnSettings> m_settings;
};

void SessionKeeperTest::aSessionIsKeptAsItsProducerWroteIt()
{
    const MadeHome home;
    const MadeSession session = named("wheel", "01");
    const QString path = home.addClaude(session);
    static_cast<void>(home.addClaudeAgent(session, "a1"));
    const auto before = home.state();
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 1);
    shown.pressInMenu(0, Qt::Key_K);
    QTRY_COMPARE(shown.keptOne.size(), 1);
    QVERIFY(shown.failed.isEmpty());
    QTRY_COMPARE(shown.state(0), u"kept"_s);
    const auto kept = shown.kept();
    QCOMPARE(kept.size(), std::size_t{1});
    QCOMPARE(kept.front().origin, path.toStdString());
    QCOMPARE(kept.front().files, 2U); // with its sub-agent
    QCOMPARE(kept.front().hash.size(), std::size_t{32});
    // It opens as any other, and the producer's files are what they were.
    auto library = Library::open(shown.folder, Library::Access::Read);
    QVERIFY(library);
    const auto opened = read_sessions(*library->session_path(kept.front().session_id), {});
    const auto original = read_sessions(path.toStdString(), {});
    QVERIFY(opened && original);
    QCOMPARE(opened->size(), original->size());
    QCOMPARE(opened->front()->event_count(), original->front()->event_count());
    QVERIFY(home.state() == before);
    // The list of the library has it by what it was found by.
    QTRY_COMPARE(shown.sessions.rowCount(), 1);
    QTRY_COMPARE(shown.sessions.entry(0).title, u"wheel"_s);
}

void SessionKeeperTest::keepingAgainDoesNothingUntilItGrows()
{
    const MadeHome home;
    const QString path = home.addCodex(named("wheel", "01"));
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 1);
    shown.keeper.keep({shown.search.model().session(0)});
    shown.keeper.keep({shown.search.model().session(0)});
    QTRY_COMPARE(shown.keptOne.size(), 2);
    QTRY_COMPARE(shown.keeper.waiting(), 0);
    const auto first = shown.kept();
    QCOMPARE(first.size(), std::size_t{1});
    const QByteArray now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8();
    testkit::append(path, R"({"timestamp":")" + now +
                              R"(","type":"event_msg","payload":)"
                              R"({"type":"agent_message","message":"more"}})"
                              "\n");
    QTRY_VERIFY(shown.state(0).contains(u"live"_s));
    QVERIFY(!shown.search.model().isKept(0));
    shown.pressInMenu(0, Qt::Key_K);
    QTRY_COMPARE(shown.keptOne.size(), 3);
    const auto second = shown.kept();
    QCOMPARE(second.size(), std::size_t{1});
    QVERIFY(second.front().bytes > first.front().bytes);
    QVERIFY(second.front().hash != first.front().hash);
    QTRY_VERIFY(shown.search.model().isKept(0));
}

/// Those that were there before the rule was set stay where they are.
void SessionKeeperTest::aRuleKeepsWhatIsWrittenFromThenOn()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("before", "01")));
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 1);
    QTRY_VERIFY(shown.search.model().knowsKept());
    // As a person sets it: the first entry of the button's menu.
    auto* button = shown.view.findChild<KeepButton*>();
    QTimer::singleShot(0, button, [button] {
        QTest::keyClick(button->menu(), Qt::Key_Down);
        QTest::keyClick(button->menu(), Qt::Key_Return);
    });
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(shown.keeper.hasRule({}));
    QTRY_COMPARE(button->text(), u"&Keeps all"_s);
    MadeSession fresh = named("after", "02");
    fresh.started = QDateTime::currentSecsSinceEpoch();
    fresh.steps = 1;
    const QString path = home.addGemini(fresh);
    QTRY_COMPARE(shown.rows(), 2);
    QTest::qWait(150);
    QVERIFY(shown.keptOne.isEmpty());                                       // it does not rest yet
    shown.keeper.setRest(std::chrono::nanoseconds(-100 * 1'000'000'000LL)); // a step is a minute
    QTRY_COMPARE(shown.keptOne.size(), 1);
    QTest::qWait(150);
    const auto kept = shown.kept();
    QCOMPARE(kept.size(), std::size_t{1});
    QCOMPARE(kept.front().origin, path.toStdString());
}

void SessionKeeperTest::aRuleIsForOneAgentAndIsRemembered()
{
    const MadeHome home;
    {
        Shown shown(home, *m_settings);
        shown.keeper.setRule(u"codex"_s, true);
        QCOMPARE(shown.view.findChild<KeepButton*>()->text(), u"&Keeps 1 agent's"_s);
    }
    Shown shown(home, *m_settings);
    QVERIFY(shown.keeper.hasRule(u"codex"_s));
    QVERIFY(!shown.keeper.hasRule({}));
    shown.keeper.setRest(std::chrono::nanoseconds(-100 * 1'000'000'000LL));
    MadeSession fresh = named("of Gemini", "02");
    fresh.started = QDateTime::currentSecsSinceEpoch();
    fresh.steps = 1;
    static_cast<void>(home.addGemini(fresh));
    fresh.id = named("", "03").id;
    const QString wanted = home.addCodex(fresh);
    QTRY_COMPARE(shown.keptOne.size(), 1);
    QTRY_COMPARE(shown.rows(), 2);
    QTest::qWait(150);
    const auto kept = shown.kept();
    QCOMPARE(kept.size(), std::size_t{1});
    QCOMPARE(kept.front().origin, wanted.toStdString());
    shown.keeper.setRule(u"codex"_s, false);
    QCOMPARE(shown.view.findChild<KeepButton*>()->text(), u"&Keep…"_s);
}

void SessionKeeperTest::offKeepsNothing()
{
    const MadeHome home;
    for (const QByteArray id : {"01", "02", "03", "04"})
        static_cast<void>(home.addCodex(named("wheel", id)));
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 4);
    std::vector<FoundSession> all;
    for (int row = 0; row < 4; ++row)
        all.push_back(shown.search.model().session(row));
    shown.keeper.keep(all);
    shown.search.setOn(false);
    QTRY_COMPARE(shown.keeper.waiting(), 0);
    QVERIFY(shown.kept().size() <= 1); // the one that was being kept may be done
    QVERIFY(shown.failed.isEmpty());
}

void SessionKeeperTest::whatCannotBeKeptIsSaid()
{
    const MadeHome home;
    const QString path = home.addCodex(named("wheel", "01"));
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 1);
    const FoundSession session = shown.search.model().session(0);
    QVERIFY(QFile::remove(path));
    shown.keeper.keep({session});
    QTRY_COMPARE(shown.failed.size(), 1);
    QCOMPARE(shown.failed.at(0).at(0).value<Error>().where, path.toStdString());
    QVERIFY(shown.keptOne.isEmpty());
    QVERIFY(shown.kept().empty());
}

QTEST_MAIN(SessionKeeperTest)
#include "session_keeper_test.moc"
