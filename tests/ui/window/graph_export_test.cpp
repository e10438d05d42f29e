// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/event_filter.h"
#include "ui/context/replay.h"
#include "ui/context/session_indexes.h"
#include "ui/graph_export.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lane_geometry.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_metrics.h"
#include "ui/timeline/waterfall_view.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QXmlStreamReader>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::TraceMaker;

namespace {

constexpr int width = 900;

/// A root of 100 s with so many steps, one after the other.
std::shared_ptr<const Trace> steps(int count)
{
    TraceMaker maker;
    const EventIndex root = maker.add("root", 0, 100);
    for (int i = 0; i < count; ++i)
        maker.add("step " + std::to_string(i), 100.0 * i / count, 100.0 * (i + 1) / count, root);
    return maker.finish();
}

/// A timeline with the keyboard elsewhere, whose picture is taken.
struct Shown {
    explicit Shown(int count, TimelineLayout layout = TimelineLayout::Waterfall)
    {
        context.setTrace(steps(count));
        stack.setTimelineLayout(layout);
        stack.resize(width, 400);
        stack.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&stack));
    }
    [[nodiscard]] bool isSettled() const
    {
        return !stack.isBusy() && !context.indexes().isBusy() && !context.filter().isRunning();
    }

    SessionContext context;
    TimelineStack stack{context};
};

struct Outcome {
    bool isFinished = false;
    bool isFailed = false;
    QString remark;
};

Outcome drawn(Shown& shown, GraphRequest request)
{
    request.width = width;
    request.format = graphFormatOf(request.path).value_or(GraphFormat::Png);
    Outcome outcome;
    GraphExport picture(shown.context, shown.stack, request);
    QObject::connect(&picture, &GraphExport::finished, [&](const QString& remark) {
        outcome.isFinished = true;
        outcome.remark = remark;
    });
    QObject::connect(&picture, &GraphExport::failed, [&] { outcome.isFailed = true; });
    picture.start();
    static_cast<void>(testkit::waitFor([&] { return outcome.isFinished || outcome.isFailed; }));
    return outcome;
}

QImage png(Shown& shown, const Scratch& scratch, GraphRequest request = {})
{
    request.path = scratch.path(u"graph.png"_s);
    return drawn(shown, request).isFinished ? QImage(request.path) : QImage();
}

/// All rows on a screen that is high enough, also for a scroll bar below them, and as wide where
/// time ends: the bar beside them goes once they all fit.
QImage screen(Shown& shown, const QSize& size)
{
    QSize whole = size + QSize(0, 60);
    for (int tries = 0; tries < 3; ++tries) {
        shown.stack.resize(whole);
        static_cast<void>(testkit::waitFor([&] { return shown.isSettled(); }));
        if (shown.stack.timelineLayout() == TimelineLayout::Waterfall)
            whole.rwidth() += size.width() - shown.stack.waterfall().viewport()->width();
    }
    const QImage all = shown.stack.grab().toImage().convertToFormat(QImage::Format_RGB32);
    return all.copy(QRect(QPoint(0, 0), size));
}

} // namespace

class GraphExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void aPictureIsWhatAScreenHighEnoughWouldShow_data();
    void aPictureIsWhatAScreenHighEnoughWouldShow();
    void eachFormatIsAFileOfItsKind_data();
    void eachFormatIsAFileOfItsKind();
    void whatIsCollapsedAndFilteredIsSoInThePicture();
    void theStretchOnTheScreenIsAnotherPictureThanAll();
    void whatIsToComeIsFadedAtThePlayhead();
    void aPngIsAsFineAsAskedFor();
    void aPngThatIsTooLongEndsAndSaysSo();
    void pagesHoldAllRows_data();
    void pagesHoldAllRows();
    void aLongPdfHasSeveralPages();
    void aStoppedPictureLeavesNoFile();
    void aFolderThatIsNotThereIsAnError();
};

void GraphExportTest::aPictureIsWhatAScreenHighEnoughWouldShow_data()
{
    QTest::addColumn<TimelineLayout>("layout");
    QTest::newRow("waterfall") << TimelineLayout::Waterfall;
    QTest::newRow("lanes") << TimelineLayout::Lanes;
}

void GraphExportTest::aPictureIsWhatAScreenHighEnoughWouldShow()
{
    QFETCH(TimelineLayout, layout);
    const Scratch scratch;
    Shown shown(70, layout); // of which 400 pixels show a part
    const QImage picture = png(shown, scratch);
    QVERIFY(!picture.isNull());
    const QImage expected = screen(shown, picture.size());
    if (layout == TimelineLayout::Waterfall)
        QCOMPARE(picture.height(), waterfall::headerHeight + 71 * waterfall::rowHeight);
    QVERIFY(picture == expected);
}

void GraphExportTest::eachFormatIsAFileOfItsKind_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<TimelineLayout>("layout");
    for (const auto& [word, layout] : {std::pair("waterfall", TimelineLayout::Waterfall),
                                       std::pair("lanes", TimelineLayout::Lanes)}) {
        QTest::addRow("png of the %s", word) << u"graph.png"_s << QByteArray("\x89PNG") << layout;
        QTest::addRow("svg of the %s", word) << u"graph.svg"_s << QByteArray("<?xml") << layout;
        QTest::addRow("pdf of the %s", word) << u"graph.PDF"_s << QByteArray("%PDF-1") << layout;
    }
}

void GraphExportTest::eachFormatIsAFileOfItsKind()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    QFETCH(TimelineLayout, layout);
    const Scratch scratch;
    Shown shown(30, layout);
    GraphRequest request;
    request.path = scratch.path(name);
    const Outcome outcome = drawn(shown, request);
    QVERIFY(outcome.isFinished);
    QCOMPARE(outcome.remark, QString());
    const QByteArray file = testkit::contentOf(request.path);
    QVERIFY(file.startsWith(begin));
    if (!name.endsWith(u"svg"_s))
        return;
    QXmlStreamReader xml(file);
    QString words;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters)
            words += xml.text();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    // Text stays text, which can be searched.
    QVERIFY(words.contains(layout == TimelineLayout::Waterfall ? u"step 29"_s : u"root"_s));
}

void GraphExportTest::whatIsCollapsedAndFilteredIsSoInThePicture()
{
    const Scratch scratch;
    Shown shown(30);
    shown.stack.waterfall().setExpanded(EventIndex(0U), false);
    const QImage collapsed = png(shown, scratch);
    QVERIFY(collapsed.height() < 5 * waterfall::rowHeight);

    shown.stack.waterfall().setExpanded(EventIndex(0U), true);
    shown.context.filter().setText(u"type:\"step 1*\""_s); // 1 and 10 to 19
    const QImage filtered = png(shown, scratch);
    QCOMPARE(filtered.height(), waterfall::headerHeight + 12 * waterfall::rowHeight);
}

void GraphExportTest::theStretchOnTheScreenIsAnotherPictureThanAll()
{
    const Scratch scratch;
    Shown shown(30);
    const QImage all = png(shown, scratch);
    shown.context.time().show({TraceMaker::time(10), TraceMaker::time(30)});
    QVERIFY(png(shown, scratch) == all);
    GraphRequest request;
    request.stretch = GraphRequest::Stretch::Visible;
    const QImage stretch = png(shown, scratch, request);
    QVERIFY(stretch != all);
    QVERIFY(stretch == screen(shown, stretch.size()));
}

void GraphExportTest::whatIsToComeIsFadedAtThePlayhead()
{
    const Scratch scratch;
    Shown shown(30);
    const QImage done = png(shown, scratch);
    QTRY_VERIFY(shown.isSettled());
    shown.context.replay().seek(TraceMaker::time(50));
    const QImage half = png(shown, scratch);
    QCOMPARE(half.size(), done.size());
    QVERIFY(half != done);
    QVERIFY(half == screen(shown, half.size()));
}

void GraphExportTest::aPngIsAsFineAsAskedFor()
{
    const Scratch scratch;
    Shown shown(30);
    GraphRequest request;
    request.scale = 2;
    const QImage fine = png(shown, scratch, request);
    QCOMPARE(fine.size(), 2 * QSize(width, waterfall::headerHeight + 31 * waterfall::rowHeight));
}

void GraphExportTest::aPngThatIsTooLongEndsAndSaysSo()
{
    const Scratch scratch;
    Shown shown(3000);
    GraphRequest request;
    request.path = scratch.path(u"long.png"_s);
    const Outcome outcome = drawn(shown, request);
    QVERIFY(outcome.isFinished);
    QVERIFY2(outcome.remark.contains(u"1,331 of 3,001 rows"_s), qPrintable(outcome.remark));
    QVERIFY(QImage(request.path).height() <= 32'000);

    request.path = scratch.path(u"long.svg"_s);
    QCOMPARE(drawn(shown, request).remark, QString());
    QVERIFY(testkit::contentOf(request.path).contains("step 2999"));
}

void GraphExportTest::pagesHoldAllRows_data()
{
    QTest::addColumn<GraphFormat>("format");
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("pages");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("a small png") << GraphFormat::Png << 10 << 1.0 << 1 << false;
    QTest::newRow("a png at the limit") << GraphFormat::Png << 1331 << 1.0 << 1 << false;
    QTest::newRow("a png beyond it") << GraphFormat::Png << 1332 << 1.0 << 1 << true;
    QTest::newRow("a fine png") << GraphFormat::Png << 700 << 2.0 << 1 << true;
    QTest::newRow("an svg") << GraphFormat::Svg << 20'000 << 1.0 << 1 << false;
    QTest::newRow("an svg beyond the limit") << GraphFormat::Svg << 20'001 << 1.0 << 1 << true;
    QTest::newRow("a page") << GraphFormat::Pdf << 799 << 1.0 << 1 << false;
    QTest::newRow("pages") << GraphFormat::Pdf << 800 << 1.0 << 9 << false;
}

void GraphExportTest::pagesHoldAllRows()
{
    QFETCH(GraphFormat, format);
    QFETCH(int, rows);
    QFETCH(double, scale);
    QFETCH(int, pages);
    QFETCH(bool, isCut);
    constexpr int row = waterfall::rowHeight;
    constexpr int header = waterfall::headerHeight;
    const GraphPages made = layOutPages(format, 1600, header, rows * row, row, scale);
    QCOMPARE(made.count(), pages);
    QCOMPARE(made.rows < rows * row, isCut);
    QCOMPARE(made.footer > 0, isCut);
    QCOMPARE(made.perPage % row, 0);
    int height = 0;
    for (int page = 0; page < pages; ++page) {
        QCOMPARE(made.sizeOf(page).width(), 1600);
        height += made.sizeOf(page).height() - header;
    }
    QCOMPARE(height, made.rows + made.footer);
}

void GraphExportTest::aLongPdfHasSeveralPages()
{
    const Scratch scratch;
    Shown shown(1000);
    GraphRequest request;
    request.path = scratch.path(u"long.pdf"_s);
    QVERIFY(drawn(shown, request).isFinished);
    const QByteArray file = testkit::contentOf(request.path);
    const GraphPages pages = layOutPages(GraphFormat::Pdf, width, waterfall::headerHeight,
                                         1001 * waterfall::rowHeight, waterfall::rowHeight, 1);
    QVERIFY(pages.count() > 5);
    QCOMPARE(file.count("/Type /Page\n"), pages.count());
}

void GraphExportTest::aStoppedPictureLeavesNoFile()
{
    const Scratch scratch;
    Shown shown(3000);
    GraphRequest request;
    request.path = scratch.path(u"stopped.svg"_s);
    request.format = GraphFormat::Svg;
    GraphExport picture(shown.context, shown.stack, request);
    QSignalSpy finished(&picture, &GraphExport::finished);
    QSignalSpy failed(&picture, &GraphExport::failed);
    connect(&picture, &GraphExport::progressed, &picture, [&](double share) {
        if (share > 0.2)
            picture.cancel();
    });
    picture.start();
    QTest::qWait(300);
    QVERIFY(finished.isEmpty());
    QVERIFY(failed.isEmpty());
    QVERIFY(!QFile::exists(request.path));
}

void GraphExportTest::aFolderThatIsNotThereIsAnError()
{
    const Scratch scratch;
    Shown shown(3);
    GraphRequest request;
    request.path = scratch.path(u"no/such/folder/graph.svg"_s);
    QVERIFY(drawn(shown, request).isFailed);
}

QTEST_MAIN(GraphExportTest)
#include "graph_export_test.moc"
