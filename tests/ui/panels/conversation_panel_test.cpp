// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/test_session.h"
#include "ui/context/session_context.h"
#include "ui/panels/event_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/link_button.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr EventIndex firstCall(0U);
constexpr EventIndex toolRun(1U);
constexpr EventIndex secondCall(2U);

constexpr auto system = R"({"role":"system","content":"be brief"})";
constexpr auto ask = R"({"role":"user","content":"old question"})";
constexpr auto call =
    R"({"role":"assistant","tool_calls":[{"id":"run","function":{"name":"look","arguments":"{}"}}]})";
constexpr auto result = R"({"role":"tool","tool_call_id":"run","content":"new result"})";

std::string llmCall(std::initializer_list<std::string> prompt, const std::string& completion,
                    double start, const std::string& more = {})
{
    std::string list;
    for (const std::string& message : prompt)
        list += (list.empty() ? "" : ",") + message;
    return R"({"event_type":"chat","action_type":"llm","agent":"a","start":)" +
           std::to_string(start) + R"(,"prompt":[)" + list + R"(],"completion":)" + completion +
           more + "}";
}

class ConversationPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void foldsWhatTheEarlierCallHeld();
    void unfoldsWithTheKeyboardAndFoldsAgain();
    void leadsToTheEarlierCall();
    void leadsFromACallToItsRun();
    void saysThatInstructionsChangedAndMessagesWereForgotten();
    void comparesWhatIsMasked();
    void showsAllWhereNothingIsRepeated();
    void copiesTheWholeAsMarkdownAndJson();
    void copiesOneMessageFromItsContextMenu();
    void masksWhatItCopies();

private:
    void show(TestSession& session, EventIndex event);
    void showTwoCalls(EventIndex event);
    [[nodiscard]] QString text() const { return readableText(*m_view); }
    [[nodiscard]] QAbstractButton* button(const QString& name) const;
    void chooseInMenuOf(const QString& name, int entry);

    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<EventView> m_view;
};

void ConversationPanelTest::init()
{
    m_view.reset();
    m_context = std::make_unique<SessionContext>();
    m_view = std::make_unique<EventView>(*m_context);
    m_view->resize(460, 900);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void ConversationPanelTest::show(TestSession& session, EventIndex event)
{
    m_context->setTrace(session.snapshot());
    m_context->select(event);
    QTRY_VERIFY(!m_view->isBusy());
    QVERIFY(m_view->showPanel(u"conversation"_s));
    QTRY_VERIFY(!m_view->isBusy());
}

void ConversationPanelTest::showTwoCalls(EventIndex event)
{
    TestSession session;
    session.add(llmCall({system, ask}, call, 1));
    session.add(R"({"id":"run","event_type":"look","action_type":"tool","agent":"a","start":2})");
    session.add(
        llmCall({system, ask, call, result}, R"({"role":"assistant","content":"the answer"})", 3));
    show(session, event);
}

QAbstractButton* ConversationPanelTest::button(const QString& name) const
{
    for (auto* each : m_view->findChildren<QAbstractButton*>()) {
        if (each->isVisible() && each->accessibleName().contains(name))
            return each;
    }
    return nullptr;
}

/// Opens the menu of a button with a click, and presses Down to the entry, then Enter.
void ConversationPanelTest::chooseInMenuOf(const QString& name, int entry)
{
    auto* tool = qobject_cast<QToolButton*>(button(name));
    QVERIFY(tool);
    QTimer::singleShot(0, tool, [tool, entry] {
        QTRY_VERIFY(tool->menu()->isVisible());
        for (int i = 0; i <= entry; ++i)
            QTest::keyClick(tool->menu(), Qt::Key_Down);
        QTest::keyClick(tool->menu(), Qt::Key_Return);
    });
    QTest::mouseClick(tool, Qt::LeftButton);
}

void ConversationPanelTest::foldsWhatTheEarlierCallHeld()
{
    showTwoCalls(secondCall);
    QVERIFY2(text().contains(u"3 messages as in #0, shown before"_s), qPrintable(text()));
    QVERIFY(text().contains(u"New since #0 · 2 messages"_s));
    QVERIFY(text().contains(u"5 messages · 2 new"_s));
    QVERIFY(!text().contains(u"old question"_s));
    QVERIFY(text().contains(u"new result"_s));
    QVERIFY(text().contains(u"the answer"_s));
    showTwoCalls(firstCall);
    QVERIFY(text().contains(u"old question"_s));
    QVERIFY(!text().contains(u"shown before"_s));
}

void ConversationPanelTest::unfoldsWithTheKeyboardAndFoldsAgain()
{
    showTwoCalls(secondCall);
    auto* fold = button(u"Unfold 3 messages"_s);
    QVERIFY(fold);
    fold->setFocus(Qt::TabFocusReason);
    QTest::keyClick(fold, Qt::Key_Return);
    QTRY_VERIFY(text().contains(u"old question"_s));
    QVERIFY(text().contains(u"New since #0"_s));
    auto* unfolded = button(u"Fold 3 messages"_s);
    QVERIFY(unfolded);
    QVERIFY(unfolded->hasFocus());
    QTest::keyClick(unfolded, Qt::Key_Space);
    QTRY_VERIFY(!text().contains(u"old question"_s));
    QVERIFY(button(u"Unfold 3 messages"_s)->hasFocus());
    QTest::mouseClick(button(u"Unfold 3 messages"_s), Qt::LeftButton);
    QTRY_VERIFY(text().contains(u"old question"_s));
}

void ConversationPanelTest::leadsToTheEarlierCall()
{
    showTwoCalls(secondCall);
    const QSignalSpy revealed(m_context.get(), &SessionContext::revealRequested);
    QTest::mouseClick(button(u"Go to the earlier call, #0"_s), Qt::LeftButton);
    QCOMPARE(m_context->selection(), firstCall);
    QCOMPARE(revealed.count(), 1);
}

void ConversationPanelTest::leadsFromACallToItsRun()
{
    showTwoCalls(firstCall);
    QTest::mouseClick(button(u"Go to the run of this call, #1"_s), Qt::LeftButton);
    QCOMPARE(m_context->selection(), toolRun);
    showTwoCalls(secondCall);
    QTest::mouseClick(button(u"Go to the event of this result, #1"_s), Qt::LeftButton);
    QCOMPARE(m_context->selection(), toolRun);
}

void ConversationPanelTest::saysThatInstructionsChangedAndMessagesWereForgotten()
{
    const std::string first = R"({"role":"user","content":"one"})";
    const std::string second = R"({"role":"user","content":"two"})";
    TestSession session;
    session.add(llmCall({system, first, second}, R"({"role":"assistant","content":"yes"})", 1));
    session.add(llmCall({R"({"role":"system","content":"be long"})", second,
                         R"({"role":"assistant","content":"yes"})"},
                        R"({"role":"assistant","content":"again"})", 2));
    show(session, toolRun);
    QVERIFY2(text().contains(u"The instructions are not those of #0"_s), qPrintable(text()));
    QVERIFY(text().contains(u"be long"_s));
    QVERIFY(text().contains(u"2 messages as in #0"_s));
    QVERIFY(text().contains(u"1 message of #0 before them is no longer sent"_s));
}

void ConversationPanelTest::comparesWhatIsMasked()
{
    const std::string secret = R"({"role":"user","content":"key sk-abcdefghijklmnop1234567890"})";
    TestSession session;
    session.add(llmCall({secret}, R"({"role":"assistant","content":"yes"})", 1));
    session.add(llmCall({secret, R"({"role":"assistant","content":"yes"})"},
                        R"({"role":"assistant","content":"again"})", 2));
    show(session, toolRun);
    QVERIFY2(text().contains(u"2 messages as in #0"_s), qPrintable(text()));
    m_context->setSecretsRevealed(true);
    QTRY_VERIFY(!m_view->isBusy());
    QVERIFY(text().contains(u"2 messages as in #0"_s));
}

void ConversationPanelTest::showsAllWhereNothingIsRepeated()
{
    TestSession session;
    session.add(llmCall({R"({"role":"user","content":"another"})"},
                        R"({"role":"assistant","content":"matter"})", 1));
    session.add(llmCall({system, ask}, R"({"role":"assistant","content":"x"})", 3));
    show(session, toolRun);
    QVERIFY(text().contains(u"old question"_s));
    QVERIFY(!text().contains(u"shown before"_s));
    QVERIFY(!text().contains(u"New since"_s));
}

void ConversationPanelTest::copiesTheWholeAsMarkdownAndJson()
{
    showTwoCalls(secondCall);
    chooseInMenuOf(u"Copy the conversation"_s, 0);
    const QString markdown = QGuiApplication::clipboard()->text();
    QVERIFY2(markdown.startsWith(u"## system\n\nbe brief\n"_s), qPrintable(markdown));
    QVERIFY(markdown.contains(u"old question"_s)); // folded is not left out
    QVERIFY(markdown.contains(u"the answer"_s));
    chooseInMenuOf(u"Copy the conversation"_s, 1);
    const auto json =
        QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).array();
    QCOMPARE(json.size(), 5);
    QCOMPARE(json.at(0)[u"role"_s].toString(), u"system"_s);
}

void ConversationPanelTest::copiesOneMessageFromItsContextMenu()
{
    showTwoCalls(secondCall);
    const auto cards = m_view->findChildren<Card*>();
    QVERIFY(!cards.isEmpty());
    const auto actions = cards.constFirst()->actions();
    QCOMPARE(actions.size(), 2);
    QCOMPARE(cards.constFirst()->contextMenuPolicy(), Qt::ActionsContextMenu);
    actions.at(0)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"## tool\n\n**Tool result · look**\n\n```text\nnew result\n```\n"_s);
    actions.at(1)->trigger();
    const auto json = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8());
    QCOMPARE(json[u"content"_s][0][u"content"_s].toString(), u"new result"_s);
}

void ConversationPanelTest::masksWhatItCopies()
{
    TestSession session;
    session.add(llmCall({R"({"role":"user","content":"key sk-abcdefghijklmnop1234567890"})"},
                        R"({"role":"assistant","content":"yes"})", 1));
    show(session, firstCall);
    chooseInMenuOf(u"Copy the conversation"_s, 0);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"key "_s));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u"abcdefghijklmnop"_s));
    m_context->setSecretsRevealed(true);
    QTRY_VERIFY(!m_view->isBusy());
    chooseInMenuOf(u"Copy the conversation"_s, 0);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"abcdefghijklmnop"_s));
}

} // namespace

QTEST_MAIN(ConversationPanelTest)
#include "conversation_panel_test.moc"
