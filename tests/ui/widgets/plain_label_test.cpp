// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/widgets/plain_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString shortText = u"14:03:07"_s;
const QString longText =
    u"Derived from the events: the last root that says how it ended succeeded. Füße, “quotes” — "
    "and 漢字.\nA second line,  with two spaces."_s;

struct ShownLabel {
    QWidget window;
    QPushButton* before = new QPushButton(u"before"_s);
    PlainLabel* label;

    explicit ShownLabel(const QString& text, bool wraps = false) : label(new PlainLabel(text))
    {
        label->setWordWrap(wraps);
        label->setSelectable(true);
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(label);
        layout->addStretch(1);
        window.resize(300, 300);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
    }
    [[nodiscard]] QPoint middle() const { return label->rect().center(); }
};

} // namespace

class PlainLabelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void looksTheSameWhereItCanBeMarked_data();
    void looksTheSameWhereItCanBeMarked();
    void isMarkedByTheMouseAndCopied();
    void isMarkedByKeysOnceItHasTheFocus();
    void isMarkedWhereThePointerWasNotSeenToEnter();
    void takesTheFocusOfAClickButNotOfTab();
    void isNotMarkedWhereItIsNotToBe();
    void staysMarkedWithoutThePointer();
    void knowsItsHeight();
};

void PlainLabelTest::init()
{
    QGuiApplication::clipboard()->clear();
}

void PlainLabelTest::looksTheSameWhereItCanBeMarked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("wraps");
    QTest::newRow("a word") << shortText << false;
    QTest::newRow("a word that may wrap") << shortText << true;
    QTest::newRow("lines") << longText << true;
    QTest::newRow("lines that do not wrap") << longText << false;
    QTest::newRow("nothing") << QString() << true;
}

void PlainLabelTest::looksTheSameWhereItCanBeMarked()
{
    QFETCH(QString, text);
    QFETCH(bool, wraps);
    for (const int width : {80, 133, 200, 277, 400, 900}) {
        ShownLabel shown(text, wraps);
        shown.window.resize(width, 400);
        QCoreApplication::processEvents();
        const QRect place = shown.label->geometry();
        const QSize hint = shown.label->sizeHint();
        const QImage picture = shown.label->grab().toImage();
        QCOMPARE(shown.label->textInteractionFlags(), Qt::NoTextInteraction);
        QTest::mouseMove(shown.label, shown.middle());
        QTRY_VERIFY(shown.label->textInteractionFlags() != Qt::NoTextInteraction);
        QCoreApplication::processEvents();
        QCOMPARE(shown.label->geometry(), place);
        QCOMPARE(shown.label->sizeHint(), hint);
        QCOMPARE(shown.label->grab().toImage(), picture);
        QTest::mouseMove(&shown.window, {1, 1}); // not onto the next window's label
    }
}

void PlainLabelTest::isMarkedByTheMouseAndCopied()
{
    ShownLabel shown(shortText);
    QTest::mouseMove(shown.label, shown.middle());
    QTest::mouseDClick(shown.label, Qt::LeftButton, Qt::NoModifier, QPoint(4, shown.middle().y()));
    QVERIFY(shown.label->hasSelectedText());
    QTest::keySequence(shown.label, QKeySequence::Copy);
    QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    QVERIFY(shortText.contains(QGuiApplication::clipboard()->text()));
}

void PlainLabelTest::isMarkedByKeysOnceItHasTheFocus()
{
    ShownLabel shown(longText, true);
    shown.label->setFocusPolicy(Qt::StrongFocus);
    QTest::keyClick(shown.before, Qt::Key_Tab);
    QVERIFY(shown.label->hasFocus());
    QTest::keySequence(shown.label, QKeySequence::SelectAll);
    QTest::keySequence(shown.label, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), longText);
}

void PlainLabelTest::isMarkedWhereThePointerWasNotSeenToEnter()
{
    ShownLabel shown(shortText);
    const int y = shown.middle().y();
    QTest::mousePress(shown.label, Qt::LeftButton, Qt::NoModifier, QPoint(0, y));
    QVERIFY(shown.label->hasFocus());
    QTest::mouseRelease(shown.label, Qt::LeftButton, Qt::NoModifier, QPoint(0, y));
    QTest::keySequence(shown.label, QKeySequence::SelectAll);
    QCOMPARE(shown.label->selectedText(), shortText);
}

void PlainLabelTest::takesTheFocusOfAClickButNotOfTab()
{
    ShownLabel shown(shortText);
    QPushButton after(u"after"_s);
    shown.window.layout()->addWidget(&after);
    after.show();
    QTest::mouseClick(shown.label, Qt::LeftButton, Qt::NoModifier, shown.middle());
    QVERIFY(shown.label->hasFocus());
    QCOMPARE(shown.label->focusPolicy(), Qt::ClickFocus);
    shown.before->setFocus();
    QTest::keyClick(shown.before, Qt::Key_Tab);
    QVERIFY(after.hasFocus());
}

void PlainLabelTest::isNotMarkedWhereItIsNotToBe()
{
    ShownLabel shown(shortText);
    shown.label->setSelectable(false);
    QTest::mouseMove(shown.label, shown.middle());
    QCOMPARE(shown.label->focusPolicy(), Qt::NoFocus);
    QTest::mouseDClick(shown.label, Qt::LeftButton, Qt::NoModifier, shown.middle());
    QVERIFY(!shown.label->hasSelectedText());
}

void PlainLabelTest::staysMarkedWithoutThePointer()
{
    ShownLabel shown(shortText);
    QTest::mouseMove(shown.label, shown.middle());
    QTest::mouseClick(shown.label, Qt::LeftButton, Qt::NoModifier, shown.middle());
    QTest::keySequence(shown.label, QKeySequence::SelectAll);
    QTest::mouseMove(shown.before);
    QCoreApplication::processEvents();
    QCOMPARE(shown.label->selectedText(), shortText);
}

/// However it was asked for before.
void PlainLabelTest::knowsItsHeight()
{
    PlainLabel label(longText);
    label.setWordWrap(true);
    const auto isRight = [&label] {
        QLabel plain(label.text());
        plain.setTextFormat(Qt::PlainText);
        plain.setFont(label.font());
        plain.setWordWrap(label.wordWrap());
        plain.setMargin(label.margin());
        plain.setContentsMargins(label.contentsMargins());
        for (int twice = 0; twice < 2; ++twice) {
            for (const int width : {60, 100, 240, 100, 1000}) {
                if (label.heightForWidth(width) != plain.heightForWidth(width))
                    return false;
            }
        }
        return label.sizeHint() == plain.sizeHint();
    };
    QVERIFY(isRight());
    label.setFullText(shortText);
    QVERIFY(isRight());
    label.setFullText(longText);
    QFont larger = label.font();
    larger.setPixelSize(19);
    label.setFont(larger);
    QVERIFY(isRight());
    label.setContentsMargins(3, 12, 5, 2);
    QVERIFY(isRight());
    label.setMargin(7);
    QVERIFY(isRight());
    label.setWordWrap(false);
    QVERIFY(isRight());
}

QTEST_MAIN(PlainLabelTest)
#include "plain_label_test.moc"
