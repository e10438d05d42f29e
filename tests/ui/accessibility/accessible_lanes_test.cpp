// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_lanes.h"

#include <QAccessible>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::ShownLanes;

namespace {

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

} // namespace

class AccessibleLanesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ShownLanes> window;
    QAccessibleInterface* tree = nullptr;

    void show(std::shared_ptr<const Trace> trace)
    {
        window = std::make_unique<ShownLanes>(std::move(trace));
        QVERIFY(window->isSettled());
        tree = QAccessible::queryAccessibleInterface(&window->view);
        QVERIFY(tree);
    }
    [[nodiscard]] QAccessibleInterface* barNamed(const QString& name) const
    {
        for (int lane = 0; lane < tree->childCount(); ++lane) {
            for (int i = 0; i < tree->child(lane)->childCount(); ++i) {
                if (tree->child(lane)->child(i)->text(QAccessible::Name) == name)
                    return tree->child(lane)->child(i);
            }
        }
        return nullptr;
    }

private Q_SLOTS:
    void init() { show(testkit::twoAgents()); }
    void cleanup() { window.reset(); }

    void theViewIsATreeOfLanes()
    {
        QCOMPARE(tree->role(), QAccessible::Tree);
        QCOMPARE(tree->text(QAccessible::Name), u"Lanes"_s);
        QCOMPARE(tree->childCount(), 2);
        QCOMPARE(tree->child(0)->text(QAccessible::Name), u"planner, events: 5"_s);
        QCOMPARE(tree->child(1)->text(QAccessible::Name), u"coder, events: 2"_s);
        QCOMPARE(tree->child(0)->childCount(), 5);
        QCOMPARE(tree->child(1)->childCount(), 2);
    }

    void everyItemKnowsItsPlace()
    {
        for (int number = 0; number < tree->childCount(); ++number) {
            QAccessibleInterface* lane = tree->child(number);
            QVERIFY(lane && lane->isValid());
            QCOMPARE(lane->parent(), tree);
            QCOMPARE(tree->indexOfChild(lane), number);
            QCOMPARE(lane->role(), QAccessible::TreeItem);
            for (int i = 0; i < lane->childCount(); ++i) {
                QAccessibleInterface* bar = lane->child(i);
                QVERIFY(bar && bar->isValid());
                QCOMPARE(bar->role(), QAccessible::TreeItem);
                QCOMPARE(bar->parent(), lane);
                QCOMPARE(lane->indexOfChild(bar), i);
                QVERIFY(!bar->text(QAccessible::Name).isEmpty());
                QVERIFY(lane->rect().contains(bar->rect().center()));
                const QPoint middle = bar->rect().center();
                QCOMPARE(tree->childAt(middle.x(), middle.y()), lane);
                QCOMPARE(lane->childAt(middle.x(), middle.y()), bar);
            }
            QVERIFY(!lane->child(-1));
            QVERIFY(!lane->child(lane->childCount()));
        }
        QVERIFY(!tree->child(-1));
        QVERIFY(!tree->child(tree->childCount()));
    }

    void barsAreSpokenWithTypeResultAndDuration()
    {
        QVERIFY(barNamed(u"Tool call, read, Fail, 40.00 s"_s));
    }

    void blocksAreSpokenWithHowManyEventsTheyHold()
    {
        show(testkit::manySmall(5000));
        QStringList names;
        for (int i = 0; i < tree->child(0)->childCount(); ++i)
            names += tree->child(0)->child(i)->text(QAccessible::Name);
        QVERIFY2(!names.filter(u" failed"_s).isEmpty(), qPrintable(names.join(u'|')));
        QVERIFY(names.size() < 20);
    }

    void selectionAndFocusAreTold()
    {
        QVERIFY(!tree->focusChild());
        QAccessibleInterface* bar = tree->child(1)->child(1);
        QVERIFY(!bar->state().selected);
        bar->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(window->context.selection(), nth(6));
        QVERIFY(bar->state().selected);
        QVERIFY(bar->state().focused);
        QCOMPARE(tree->focusChild(), bar);
        window->context.select(nth(0));
        QVERIFY(!bar->state().selected);
    }

    void itemsOfASessionThatIsGoneAreGone()
    {
        QAccessibleInterface* lane = tree->child(1);
        const QAccessible::Id id = QAccessible::uniqueId(lane);
        window->context.setTrace(nullptr);
        QVERIFY(!QAccessible::accessibleInterface(id));
        QCOMPARE(tree->childCount(), 0);
    }
};

QTEST_MAIN(AccessibleLanesTest)
#include "accessible_lanes_test.moc"
