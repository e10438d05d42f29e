// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/test_session.h"
#include "ui/context/event_annotations.h"
#include "ui/context/session_context.h"
#include "ui/panels/panel.h"
#include "ui/panels/shown_event.h"
#include "ui/widgets/tab_order.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTextBlock>
#include <QTextBrowser>
#include <QThreadPool>
#include <QVBoxLayout>

#include <map>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// In every text of an event; Markdown and HTML leave it as it is.
constexpr auto needle = "needle7f3a";
constexpr auto onePixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg==";

/// The JSON of an event with `text`, which stands in JSON strings as it is, wherever an event has
/// text; with as many log lines and attributes as asked for.
std::string fullEvent(const std::string& text, const std::string& screenshot, int many)
{
    const std::string t = '"' + text + '"';
    std::string logs;
    std::string attributes;
    for (int i = 0; i < many; ++i) {
        const std::string comma = i > 0 ? "," : "";
        // The long text once: a log of many lines of many megabytes is a test of memory.
        const std::string line = i == 0 ? t : '"' + std::string(needle) + " line\"";
        logs += comma + R"({"time":1,"name":"error","text":)" + line + R"(,"attributes":{"a":)" +
                line + "}}";
        attributes += comma + "\"k" + std::to_string(i) + "\":" + line;
    }
    return R"({"id":"me","event_type":)" + t + R"(,"action_type":"llm","start":0,"end":2,)" +
           R"("result":"Fail","status":)" + t + R"(,"model":)" + t + R"(,"agent":)" + t +
           R"(,"thread":)" + t + R"(,"tags":[)" + t + R"(],"tokens":{"prompt":3,"completion":4},)" +
           R"("params":)" + t + R"(,"returns":{"value":)" + t + R"(},"prompt":[{"role":"user",)" +
           R"("content":)" + t + R"(},{"role":"assistant","content":)" + t +
           R"(,"tool_calls":[{"id":"1","type":"function","function":{"name":)" + t +
           R"(,"arguments":{"q":)" + t + R"(}}}]},{"role":"tool","tool_call_id":"1","content":)" +
           t + R"(}],"completion":{"role":"assistant","content":)" + t + R"(},"screenshot":")" +
           screenshot + R"(","error":{"type":)" + t + R"(,"message":)" + t + R"(,"code":)" + t +
           R"(,"stack":)" + t + R"(},"error_trigger":)" + t + R"(,"logs":[)" + logs +
           R"(],"span_events":[)" + logs + R"(],"attributes":{)" + attributes + "}}";
}

const std::string& hugeText()
{
    static const std::string text = std::string(needle) + std::string(3 * 1024 * 1024, 'x');
    return text;
}

/// What should be read, and never be taken for anything else.
const std::string& hostileText()
{
    static const std::string text =
        std::string(needle) +
        R"( <script>alert(1)</script><img src=file:///etc/hostname> &amp; ![p](file:///etc/passwd))"
        R"( &Delete \u0000\u0007\u001b[31m \u202egnp.exe\u202c \ud800 \udfff)"
        "\xff\xfe\xc3";
    return text;
}

std::string contentJson(const QString& name)
{
    if (name == "empty"_L1)
        return R"({"event_type":""})";
    if (name == "huge"_L1)
        return fullEvent(hugeText(), hugeText(), 20'000);
    if (name == "hostile"_L1)
        return fullEvent(hostileText(), "file:///etc/hostname?<img src=x>", 3);
    if (name == "many lines"_L1) {
        std::string lines = needle;
        for (int i = 0; i < 400; ++i)
            lines += "\\n# h";
        return fullEvent(lines, lines, 3);
    }
    return fullEvent(std::string(needle) + " a", onePixel, 2);
}

class PanelsConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void appliesToWhatItCanShow();
    void showsAndClears_data() { addRows(); }
    void showsAndClears();
    void asksForNoMoreRoomThanThereIs_data() { addRows(); }
    void asksForNoMoreRoomThanThereIs();
    void takesRecordedTextForText_data() { addRows({u"hostile"_s}); }
    void takesRecordedTextForText();
    void namesEveryControl_data() { addRows(); }
    void namesEveryControl();
    void isWalkedWithTab_data() { addRows(); }
    void isWalkedWithTab();
    void showsTheLastOfTwoEvents_data() { addRows({u"tiny"_s, u"huge"_s}); }
    void showsTheLastOfTwoEvents();
    void goesInTheMiddleOfItsWork_data() { addRows({u"huge"_s}); }
    void goesInTheMiddleOfItsWork();

private:
    static void addRows(QStringList contents = {u"empty"_s, u"tiny"_s, u"huge"_s, u"hostile"_s,
                                                u"many lines"_s});
    const PanelContent& content(const QString& name);
    /// Whether the row's panel applies to the row's content; then the panel is there, and shown.
    bool makePanel();
    void show(const PanelContent& content);

    std::map<QString, PanelContent> m_contents;
    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_before = nullptr;
    QLineEdit* m_after = nullptr;
    Panel* m_panel = nullptr;
};

void PanelsConformanceTest::addRows(QStringList contents)
{
    QTest::addColumn<int>("panel");
    QTest::addColumn<QString>("contentName");
    const auto panels = allPanels();
    for (std::size_t i = 0; i < panels.size(); ++i) {
        for (const QString& name : contents)
            QTest::addRow("%s, %s", panels[i]->id, qPrintable(name)) << static_cast<int>(i) << name;
    }
}

void PanelsConformanceTest::init()
{
    m_context = std::make_unique<SessionContext>();
    m_window = std::make_unique<QWidget>();
    m_window->resize(420, 600);
    m_before = new QLineEdit;
    m_after = new QLineEdit;
    auto* layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_before);
    layout->addWidget(m_after);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void PanelsConformanceTest::cleanup()
{
    m_window.reset();
    m_context.reset();
    m_panel = nullptr;
}

const PanelContent& PanelsConformanceTest::content(const QString& name)
{
    PanelContent& known = m_contents[name];
    if (known.loaded)
        return known;
    TestSession session;
    const EventIndex event = session.add(contentJson(name));
    session.add(R"({"id":"inside","parent_id":"me","event_type":"inside","result":"Fail"})");
    const auto trace = session.trace();
    auto loaded = trace->load(event);
    if (!loaded)
        qFatal("%s", loaded.error().to_string().c_str());
    known = {trace, event, shownEvent(std::move(loaded).value(), false).loaded};
    return known;
}

bool PanelsConformanceTest::makePanel()
{
    QFETCH(const int, panel);
    QFETCH(const QString, contentName);
    const PanelDescriptor& descriptor = *allPanels()[static_cast<std::size_t>(panel)];
    const PanelContent& shown = content(contentName);
    if (!descriptor.applies(shown))
        return false;
    m_context->setTrace(shown.trace);
    if (contentName != "empty"_L1) // what a person writes is as untrusted
        m_context->annotations().setNote(
            shown.event, QString::fromStdString(contentName == "hostile"_L1 ? hostileText()
                                                                            : std::string(needle)));
    m_panel = descriptor.create(*m_context, m_window.get());
    auto* layout = static_cast<QVBoxLayout*>(m_window->layout());
    layout->insertWidget(1, m_panel, 1);
    putIntoTabOrder(m_before, m_panel);
    show(shown);
    return true;
}

void PanelsConformanceTest::show(const PanelContent& content)
{
    m_panel->show(content);
    QTRY_VERIFY(!m_panel->isBusy());
    // What is laid out later.
    QTest::qWait(0);
}

/// Or the other tests would pass for want of anything to look at.
void PanelsConformanceTest::appliesToWhatItCanShow()
{
    QStringList ofEmpty;
    for (const PanelDescriptor* descriptor : allPanels()) {
        if (descriptor->applies(content(u"empty"_s)))
            ofEmpty += QString::fromLatin1(descriptor->id);
        for (const QString& full : {u"tiny"_s, u"huge"_s, u"hostile"_s, u"many lines"_s})
            QVERIFY2(descriptor->applies(content(full)), descriptor->id);
    }
    QCOMPARE(ofEmpty, QStringList({u"overview"_s, u"raw"_s, u"notes"_s}));
}

void PanelsConformanceTest::showsAndClears()
{
    if (!makePanel())
        return;
    QFETCH(const QString, contentName);
    // A picture has no text, and what an address says is not shown where a picture is.
    const bool isPicture = readableText(*m_panel).isEmpty();
    if (contentName != "empty"_L1 && !isPicture && contentName != "hostile"_L1)
        QVERIFY(readableText(*m_panel).contains(QLatin1String(needle)));

    m_panel->clear();
    QVERIFY(!m_panel->isBusy());
    QTest::qWait(0);
    QVERIFY2(!readableText(*m_panel).contains(QLatin1String(needle)),
             qPrintable(readableText(*m_panel).left(500)));
    QVERIFY2(!spokenText(*m_panel).contains(QLatin1String(needle)),
             qPrintable(spokenText(*m_panel).left(500)));

    const PanelContent& again = content(contentName);
    show(again);
    const QString text = readableText(*m_panel);
    m_panel->clear();
    m_panel->show(again);
    QTRY_VERIFY(!m_panel->isBusy());
    QTRY_COMPARE(readableText(*m_panel), text);
}

void PanelsConformanceTest::asksForNoMoreRoomThanThereIs()
{
    if (!makePanel())
        return;
    const QSize least = m_panel->minimumSizeHint();
    QVERIFY2(least.width() <= 360 && least.height() <= 400,
             qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
    QVERIFY(m_window->height() <= 600);
    // What cannot be scrolled to the side must not be wider than what is seen.
    for (const auto* area : m_panel->findChildren<QScrollArea*>()) {
        if (area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
            QVERIFY2(
                area->widget()->width() <= area->viewport()->width(),
                qPrintable(
                    u"%1 in %2"_s.arg(area->widget()->width()).arg(area->viewport()->width())));
    }
}

void PanelsConformanceTest::takesRecordedTextForText()
{
    QVERIFY(makePanel());
    for (const auto* label : m_panel->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const auto* widget : m_panel->findChildren<QWidget*>()) {
        QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
        QVERIFY2(!widget->toolTip().contains(u"<script"_s), qPrintable(widget->toolTip()));
    }
    for (const auto* browser : m_panel->findChildren<QTextBrowser*>()) {
        for (QTextBlock block = browser->document()->begin(); block.isValid();
             block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it)
                QVERIFY(!it.fragment().charFormat().isImageFormat());
        }
    }
    for (const auto* button : m_panel->findChildren<QAbstractButton*>())
        QVERIFY2(button->shortcut().isEmpty(), qPrintable(button->text()));
    const QString text = readableText(*m_panel);
    QFETCH(const int, panel);
    const std::string_view id = allPanels()[static_cast<std::size_t>(panel)]->id;
    // Bytes that are no text are shown as bytes in the raw view.
    if (id == "raw")
        QVERIFY2(text.contains(u"3c 73 63 72"_s) || text.contains(u"<script>"_s),
                 qPrintable(text.left(400)));
    else if (id == "screenshot")
        QVERIFY(text.contains(u"<img src=x>"_s));
    else
        QVERIFY2(text.contains(u"<script>alert(1)</script>"_s), qPrintable(text.left(2000)));
}

void PanelsConformanceTest::namesEveryControl()
{
    if (!makePanel())
        return;
    QCOMPARE(namelessControl(*m_panel), QString());
    m_panel->clear();
    QCOMPARE(namelessControl(*m_panel), QString());
}

void PanelsConformanceTest::isWalkedWithTab()
{
    if (!makePanel())
        return;
    for (const bool backwards : {false, true}) {
        QWidget& from = backwards ? *m_after : *m_before;
        QWidget& to = backwards ? *m_before : *m_after;
        const auto way = walkWithTab(*m_panel, from, to, backwards);
        for (const QWidget* stop : tabStops(*m_panel))
            QVERIFY2(way.contains(stop), qPrintable(u"%1 %2 is not reached %3"_s.arg(
                                             QString::fromLatin1(stop->metaObject()->className()),
                                             stop->accessibleName().left(50),
                                             backwards ? u"backwards"_s : u"forwards"_s)));
    }
}

void PanelsConformanceTest::showsTheLastOfTwoEvents()
{
    QVERIFY(makePanel());
    QFETCH(const QString, contentName);
    const QString other = contentName == "tiny"_L1 ? u"huge"_s : u"tiny"_s;
    const QString text = readableText(*m_panel);
    m_panel->clear();
    m_panel->show(content(other));
    m_panel->show(content(contentName));
    QTRY_VERIFY(!m_panel->isBusy());
    QTRY_COMPARE(readableText(*m_panel), text);
}

void PanelsConformanceTest::goesInTheMiddleOfItsWork()
{
    QVERIFY(makePanel());
    QFETCH(const QString, contentName);
    m_panel->show(content(contentName));
    delete m_panel;
    m_panel = nullptr;
    // Its results would be delivered here.
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(m_window->findChildren<Panel*>().size(), 0);
}

} // namespace

QTEST_MAIN(PanelsConformanceTest)
#include "panels_conformance_test.moc"
