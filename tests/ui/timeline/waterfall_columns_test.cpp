// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/models/event_texts.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_columns.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_metrics.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::nth;
using testkit::ShownWaterfall;
using testkit::TraceMaker;

namespace {

constexpr auto names = EventRowsModel::EventColumn;

/// One chain of events, each inside the one before.
std::shared_ptr<const Trace> chain(int depth)
{
    TraceMaker maker;
    EventIndex parent;
    for (int i = 0; i < depth; ++i)
        parent = maker.add("event", 0, 10, parent);
    return maker.finish();
}

} // namespace

class WaterfallColumnsTest : public QObject
{
    Q_OBJECT

private:
    int width(const ShownWaterfall& window, int column)
    {
        return window.view.header()->sectionSize(column);
    }
    void dragDivider(ShownWaterfall& window, int column, int by)
    {
        const QPoint from = window.dividerOf(column);
        testkit::drag(window.view.header()->viewport(), from, from + QPoint(by, 0));
    }

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }

    void aPersonsWidthsComeBack()
    {
        QByteArray state;
        int dragged = 0;
        {
            ShownWaterfall window;
            const int before = width(window, names);
            dragDivider(window, names, 57);
            dragged = width(window, names);
            QCOMPARE(dragged, before + 57);
            dragDivider(window, EventRowsModel::TokensColumn, 31);
            window.view.header()->setSectionHidden(EventRowsModel::CostColumn, true);
            state = window.view.columns().saveState();
        }
        ShownWaterfall window;
        const int usual = width(window, EventRowsModel::TokensColumn);
        QVERIFY(window.view.columns().restoreState(state));
        for (const int size : {1000, 1100}) { // the view lays out anew: the widths stay
            window.view.resize(size, 500);
            QCOMPARE(width(window, names), dragged);
            QCOMPARE(width(window, EventRowsModel::TokensColumn), usual + 31);
            QVERIFY(window.view.header()->isSectionHidden(EventRowsModel::CostColumn));
        }
    }

    void aNarrowWindowDoesNotForgetTheWidth()
    {
        ShownWaterfall window;
        dragDivider(window, names, 57);
        const int wanted = width(window, names);
        window.view.resize(620, 500);
        QVERIFY(width(window, names) < wanted);
        const QByteArray state = window.view.columns().saveState();
        ShownWaterfall later;
        QVERIFY(later.view.columns().restoreState(state));
        QCOMPARE(width(later, names), wanted);
    }

    void costsThenTokensGiveWayToTheNames()
    {
        constexpr int comfortable = 190;
        const auto hidden = [](const ShownWaterfall& window, int column) {
            return window.view.header()->isSectionHidden(column);
        };
        constexpr auto tokens = EventRowsModel::TokensColumn;
        constexpr auto cost = EventRowsModel::CostColumn;
        ShownWaterfall window;
        dragDivider(window, tokens, 11);
        const int tokensWidth = width(window, tokens);
        const int costWidth = width(window, cost);
        bool hadTokensAlone = false;
        for (int size = 1000; size >= 420; size -= 10) {
            window.view.resize(size, 500);
            QVERIFY(hidden(window, cost) || !hidden(window, tokens));
            QVERIFY(width(window, names) >= comfortable || hidden(window, tokens));
            hadTokensAlone |= hidden(window, cost) && !hidden(window, tokens);
        }
        QVERIFY(hadTokensAlone);
        QVERIFY(hidden(window, tokens));
        const QByteArray narrow = window.view.columns().saveState();
        window.view.resize(1000, 500);
        QCOMPARE(width(window, tokens), tokensWidth);
        QCOMPARE(width(window, cost), costWidth);
        // What gave way is not what the person has hidden.
        ShownWaterfall later;
        QVERIFY(later.view.columns().restoreState(narrow));
        QCOMPARE(width(later, tokens), tokensWidth);
        QCOMPARE(width(later, cost), costWidth);
    }

    void aColumnThatThePersonShowsStays()
    {
        ShownWaterfall window;
        window.view.resize(520, 500);
        QHeaderView& header = *window.view.header();
        QVERIFY(header.isSectionHidden(EventRowsModel::CostColumn));
        header.setSectionHidden(EventRowsModel::CostColumn, false);
        window.view.resize(500, 500);
        QVERIFY(!header.isSectionHidden(EventRowsModel::CostColumn));
        QTRY_VERIFY(width(window, names) < 190); // which gave it the room
        const QByteArray state = window.view.columns().saveState();
        ShownWaterfall later;
        QVERIFY(later.view.columns().restoreState(state));
        later.view.resize(500, 500);
        QVERIFY(!later.view.header()->isSectionHidden(EventRowsModel::CostColumn));
        QVERIFY(later.view.header()->isSectionHidden(EventRowsModel::TokensColumn));
    }

    void aStateOfSomethingElseChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("state");
        const QByteArray good = ShownWaterfall().view.columns().saveState();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << good.left(good.size() - 1);
        QTest::newRow("another version") << QByteArray(1, '\x09') + good.mid(1);
        QTest::newRow("noise") << QByteArray(64, '\xff');
    }
    void aStateOfSomethingElseChangesNothing()
    {
        QFETCH(QByteArray, state);
        ShownWaterfall window;
        const QByteArray before = window.view.columns().saveState();
        QVERIFY(!window.view.columns().restoreState(state));
        QCOMPARE(window.view.columns().saveState(), before);
    }

    void aDoubleClickOnADividerShowsAllThatTheColumnHolds()
    {
        TraceMaker maker;
        const std::string name =
            "an event whose name is longer than its column is wide by default, "
            "however much room there is";
        maker.add(maker.event("root", 0, 10));
        maker.add(name, 1, 2, nth(0));
        ShownWaterfall window(maker.finish(), {1500, 500});
        const int text =
            QFontMetrics(Theme::instance().font()).horizontalAdvance(QString::fromStdString(name));
        QVERIFY(width(window, names) < text);
        QTest::mouseDClick(window.view.header()->viewport(), Qt::LeftButton, {},
                           window.dividerOf(names));
        QVERIFY(width(window, names) > text);
        QVERIFY(width(window, names) < text + 120);
        // Short figures take less room than the column has.
        const int usual = width(window, EventRowsModel::DurationColumn);
        QTest::mouseDClick(window.view.header()->viewport(), Qt::LeftButton, {},
                           window.dividerOf(EventRowsModel::DurationColumn));
        QVERIFY(width(window, EventRowsModel::DurationColumn) < usual);
    }

    void withoutTimesTheNamesHaveTheTimelinesRoom()
    {
        TraceMaker maker;
        Event untimed;
        untimed.event_type = "an event";
        maker.add(untimed);
        ShownWaterfall window(maker.finish(), {1200, 500});
        const int roomy = width(window, names);
        QVERIFY(width(window, EventRowsModel::TimelineColumn) < waterfall::smallestTimeline);
        window.context.setTrace(chain(3));
        QVERIFY(width(window, names) < roomy);
        QVERIFY(width(window, EventRowsModel::TimelineColumn) > waterfall::smallestTimeline);
    }

    /// With their padding before and behind them.
    void theLongestDurationCanBeReadAtTheUsualWidth()
    {
        const ShownWaterfall window;
        for (const QString& duration : {u"59 m 59 s"_s, u"23 h 48 m"_s, u"999.9 ms"_s}) {
            const int text = QFontMetrics(Theme::instance().font()).horizontalAdvance(duration);
            QVERIFY(text + 2 * waterfall::cellPadding <=
                    width(window, EventRowsModel::DurationColumn));
        }
    }

    void theLongestCostCanBeReadAtTheUsualWidth()
    {
        const ShownWaterfall window;
        for (const QString& cost : {u"≈ <$0.00001"_s, u"≥ $0.000042"_s, u"$8.88"_s}) {
            const int text = QFontMetrics(Theme::instance().font()).horizontalAdvance(cost);
            QVERIFY(text + 2 * waterfall::cellPadding <= width(window, EventRowsModel::CostColumn));
        }
    }

    void theLongestResultCanBeReadAtTheUsualWidth()
    {
        ShownWaterfall window;
        for (const EventResult result :
             {EventResult::Indeterminate, EventResult::Success, EventResult::Fail}) {
            const int word = QFontMetrics(Theme::instance().font())
                                 .horizontalAdvance(EventTexts::resultWord(result));
            QVERIFY(word + waterfall::cellPadding + waterfall::resultGlyphWidth <=
                    width(window, EventRowsModel::ResultColumn));
        }
        // Where there is no room for words, it is the glyph alone: the tool tip says the word.
        const int usual = width(window, EventRowsModel::ResultColumn);
        const int name = width(window, names);
        window.view.resize(750, 500);
        QVERIFY(width(window, EventRowsModel::ResultColumn) < 60);
        constexpr int leastName = 250;
        QCOMPARE(width(window, names), leastName);
        QVERIFY(name > leastName); // where there is room, what events did is said behind it
        window.view.resize(1000, 500);
        QCOMPARE(width(window, EventRowsModel::ResultColumn), usual);
        const QModelIndex cell = window.view.rowsModel().index(0, EventRowsModel::ResultColumn);
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"? Indeterminate"_s));
    }

    void whereTheIndentEndsTheDepthIsWritten()
    {
        ShownWaterfall window(chain(3000));
        RowCache rows;
        const QFont font = Theme::instance().font();
        LabelCache labels(font, window.context.mask());
        rows.rebuild(window.view.rowsModel(), 0, 3000, {0, 0, 260, waterfall::rowHeight}, labels,
                     Theme::instance().smallFont(), nullptr);
        QVERIFY(rows.at(2).depthMark.isEmpty());
        QCOMPARE(rows.at(56).depthMark, u"·57"_s);
        QCOMPARE(rows.at(2999).depthMark, u"·3000"_s);
        int left = 0;
        for (int row = 0; row < 3000; ++row) {
            const EventCellLayout layout =
                layOutEventCell({0, 0, 260, waterfall::rowHeight}, rows.at(row).depth);
            QVERIFY(layout.icon.left() >= left); // never back to the left
            left = layout.icon.left();
            QCOMPARE(layout.isIndentCut, !rows.at(row).depthMark.isEmpty());
            QVERIFY(rows.at(row).depthMarkWidth + rows.at(row).nameWidth <= layout.name.width());
            QVERIFY(rows.at(row).nameWidth > 20);
        }
        const QModelIndex deep = window.view.rowsModel().index(2999, names);
        QVERIFY(deep.data(Qt::AccessibleTextRole).toString().contains(u"level 3000"_s));
    }
};

QTEST_MAIN(WaterfallColumnsTest)
#include "waterfall_columns_test.moc"
