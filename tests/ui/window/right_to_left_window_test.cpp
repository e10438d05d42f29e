// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/window/shown_window.h"
#include "ui/context/event_filter.h"
#include "ui/panels/event_pane.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/widgets/facet_chip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/session_list.h"
#include "ui/widgets/transport_bar.h"

#include <QApplication>
#include <QListView>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::ShownWindow;

namespace {

int leftOf(const ShownWindow& shown, const QWidget* widget)
{
    return widget->mapTo(&shown.window, QPoint()).x();
}

} // namespace

/// The window of somebody whose language is written from right to left.
class RightToLeftWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        QApplication::setLayoutDirection(Qt::RightToLeft);
    }
    void init()
    {
        m_shown = std::make_unique<ShownWindow>();
        m_shown->open(testkit::demo());
    }
    void cleanup() { m_shown.reset(); }
    void itsPartsChangeSides();
    void aChipFiltersWhereItStands();
    void theMessageOfTheFilterIsInTheWindow();
    void theReplayPointsWhereTimeGoes();
    void aShortTextStandsBesideWhatIsBeforeIt();

private:
    std::unique_ptr<ShownWindow> m_shown;
};

void RightToLeftWindowTest::itsPartsChangeSides()
{
    const auto* list = m_shown->window.findChild<SessionList*>();
    const auto* pane = m_shown->window.findChild<EventPane*>();
    QVERIFY(leftOf(*m_shown, pane) < leftOf(*m_shown, &m_shown->window.timeline()));
    QVERIFY(leftOf(*m_shown, &m_shown->window.timeline()) < leftOf(*m_shown, list));
    const auto* field = m_shown->window.findChild<FilterField*>();
    for (const auto* chip : m_shown->window.findChildren<FacetChip*>()) {
        if (chip->isVisible())
            QVERIFY(leftOf(*m_shown, chip) + chip->width() <= leftOf(*m_shown, field));
    }
}

void RightToLeftWindowTest::aChipFiltersWhereItStands()
{
    FacetChip* fail = nullptr;
    for (auto* chip : m_shown->window.findChildren<FacetChip*>()) {
        if (chip->value().value == "Fail")
            fail = chip;
    }
    QVERIFY(fail && fail->isVisible());
    QWidget* at = m_shown->window.childAt(fail->mapTo(&m_shown->window, fail->rect().center()));
    QCOMPARE(at, fail);
    QTest::mouseClick(at, Qt::LeftButton);
    QTRY_COMPARE(m_shown->window.context().filter().text(), u"result:Fail"_s);
}

void RightToLeftWindowTest::theMessageOfTheFilterIsInTheWindow()
{
    m_shown->press(Qt::Key_Slash);
    QTest::keyClicks(m_shown->window.focusWidget(), u"durration>2s "_s);
    QLabel* message = nullptr;
    const auto find = [&] {
        for (auto* label : m_shown->window.findChildren<QLabel*>(QString(), //
                                                                 Qt::FindDirectChildrenOnly)) {
            if (label->isVisible() && label->text().contains(u"durration"_s))
                message = label;
        }
        return message != nullptr;
    };
    QTRY_VERIFY(find());
    QVERIFY(m_shown->window.rect().contains(message->geometry()));
    const auto* line = m_shown->window.focusWidget();
    QCOMPARE(message->geometry().right(), leftOf(*m_shown, line) + line->width() - 1);
}

void RightToLeftWindowTest::theReplayPointsWhereTimeGoes()
{
    const auto* bar = m_shown->window.findChild<TransportBar*>();
    QCOMPARE(bar->layoutDirection(), Qt::LeftToRight);
}

void RightToLeftWindowTest::aShortTextStandsBesideWhatIsBeforeIt()
{
    PlainLabel label(u"lead"_s);
    label.setElided(true);
    label.resize(300, 20);
    label.show();
    const QImage picture = label.grab().toImage();
    const auto hasInk = [&](int from, int to) {
        for (int x = from; x < to; ++x) {
            for (int y = 0; y < picture.height(); ++y) {
                if (picture.pixelColor(x, y) != picture.pixelColor(150, 0))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(hasInk(250, 300)); // though its letters go from left to right
    QVERIFY(!hasInk(0, 150));
}

QTEST_MAIN(RightToLeftWindowTest)
#include "right_to_left_window_test.moc"
