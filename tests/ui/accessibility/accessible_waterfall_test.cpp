// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/session_context.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_view.h"

#include <QAccessible>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

std::shared_ptr<const Trace> run()
{
    TraceMaker maker;
    const EventIndex root = maker.add("plan", 0, 100);
    Event call = TraceMaker::event("OpenAI Call", 1, 4.4, root, "llm");
    call.model = "gpt-4";
    call.result = EventResult::Fail;
    maker.add(call);
    for (int i = 0; i < 100; ++i)
        maker.add("step", 5 + i, 5.5 + i, root, "tool");
    return maker.finish();
}

} // namespace

class AccessibleWaterfallTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SessionContext> context;
    std::unique_ptr<WaterfallView> view;
    QAccessibleInterface* tree = nullptr;

    QAccessibleInterface* cell(int row, int column = 0)
    {
        return tree->tableInterface()->cellAt(row, column);
    }

private Q_SLOTS:
    void init()
    {
        context = std::make_unique<SessionContext>();
        view = std::make_unique<WaterfallView>(*context);
        view->resize(900, 400);
        context->setTrace(run());
        view->show();
        tree = QAccessible::queryAccessibleInterface(view.get());
        QVERIFY(tree);
    }
    void cleanup()
    {
        view.reset();
        context.reset();
    }

    void theViewIsATreeWithAName()
    {
        QCOMPARE(tree->role(), QAccessible::Tree);
        QCOMPARE(tree->text(QAccessible::Name), u"Events"_s);
        QCOMPARE(tree->tableInterface()->rowCount(), 102);
        QCOMPARE(tree->tableInterface()->columnCount(), int(EventRowsModel::ColumnCount));
        QCOMPARE(tree->childCount(), 103 * EventRowsModel::ColumnCount);
    }

    void everyChildKnowsItsPlace()
    {
        for (int number = 0; number < tree->childCount(); ++number) {
            QAccessibleInterface* child = tree->child(number);
            QVERIFY(child && child->isValid());
            QCOMPARE(child->parent(), tree);
            QCOMPARE(tree->indexOfChild(child), number);
            QCOMPARE(tree->child(number), child);
        }
        QVERIFY(!tree->child(-1));
        QVERIFY(!tree->child(tree->childCount()));
    }

    void headersNameTheColumns()
    {
        QCOMPARE(tree->child(0)->role(), QAccessible::ColumnHeader);
        QCOMPARE(tree->child(0)->text(QAccessible::Name), u"Event"_s);
        const auto headers = cell(3, 2)->tableCellInterface()->columnHeaderCells();
        QCOMPARE(headers.size(), 1);
        QCOMPARE(headers.front()->text(QAccessible::Name), u"Duration"_s);
    }

    void everyRowIsSpokenWithItsResultInWords()
    {
        QCOMPARE(cell(1)->role(), QAccessible::TreeItem);
        QCOMPARE(cell(1)->text(QAccessible::Name),
                 u"LLM call, OpenAI Call, gpt-4, Fail, 3.40 s, level 2"_s);
        QCOMPARE(cell(1, 1)->role(), QAccessible::Cell);
        QCOMPARE(cell(1, 1)->text(QAccessible::Name), u"Fail"_s);
        for (int row = 0; row < 102; ++row) {
            QVERIFY(!cell(row)->text(QAccessible::Name).isEmpty());
            QVERIFY(!cell(row, 1)->text(QAccessible::Name).isEmpty());
        }
    }

    void parentsSayWhetherTheyAreExpanded()
    {
        QVERIFY(cell(0)->state().expandable);
        QVERIFY(cell(0)->state().expanded);
        QVERIFY(!cell(1)->state().expandable);
        view->setExpanded(nth(0), false);
        QVERIFY(!cell(0)->state().expanded);
        QVERIFY(cell(0)->state().collapsed);
        QCOMPARE(tree->tableInterface()->rowCount(), 1);
    }

    void selectionAndFocusAreTold()
    {
        context->select(nth(1));
        QVERIFY(cell(1)->state().selected);
        QVERIFY(!cell(2)->state().selected);
        QCOMPARE(tree->tableInterface()->selectedRows(), QList<int>{1});
        QCOMPARE(tree->focusChild(), cell(1));
        QVERIFY(tree->tableInterface()->selectRow(5));
        QCOMPARE(context->selection(), nth(5));
    }

    void actionsSelectAndToggle()
    {
        QAccessibleActionInterface* actions = cell(0)->actionInterface();
        QVERIFY(actions->actionNames().contains(QAccessibleActionInterface::toggleAction()));
        actions->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(!view->rowsModel().rows().is_expanded(nth(0)));
        cell(0)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(context->selection(), nth(0));
    }

    void pointsFindWhatIsDrawnThere()
    {
        for (const int row : {0, 1, 7}) {
            for (int column = 0; column < EventRowsModel::ColumnCount; ++column) {
                const QPoint centre = cell(row, column)->rect().center();
                QCOMPARE(tree->childAt(centre.x(), centre.y()), cell(row, column));
            }
        }
        const QPoint header = tree->child(3)->rect().center();
        QCOMPARE(tree->childAt(header.x(), header.y()), tree->child(3));
        QVERIFY(cell(101)->state().offscreen);
        QVERIFY(!cell(0)->state().offscreen);
    }

    void hiddenColumnsAreNotThere()
    {
        view->header()->setSectionHidden(EventRowsModel::ResultColumn, true);
        QCOMPARE(tree->tableInterface()->columnCount(), EventRowsModel::ColumnCount - 1);
        QCOMPARE(tree->tableInterface()->columnDescription(1), u"Duration"_s);
        QCOMPARE(cell(1, 1)->text(QAccessible::Name), u"3.40 s"_s);
    }

    void noSessionHasHeadersOnly()
    {
        context->setTrace(nullptr);
        QCOMPARE(tree->childCount(), int(EventRowsModel::ColumnCount));
        QVERIFY(!tree->focusChild());
    }
};

QTEST_MAIN(AccessibleWaterfallTest)
#include "accessible_waterfall_test.moc"
