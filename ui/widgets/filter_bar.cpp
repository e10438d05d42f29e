// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/filter_bar.h"

#include "ui/context/event_filter.h"
#include "ui/context/kept_filters.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/widgets/facet_strip.h"
#include "ui/widgets/filter_actions.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/filter_line.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace playhead {

namespace {

constexpr int barHeight = 44;
constexpr int sideRoom = 12;
constexpr int gap = 10;
constexpr double facetShare = 0.5; ///< of the width, at most

} // namespace

FilterBar::FilterBar(SessionContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(new FilterActions(context, this))
    , m_field(new FilterField(context, this))
    , m_facets(new FacetStrip(context, this))
    , m_menu(new QMenu(this))
{
    setFixedHeight(barHeight);
    m_field->menuButton().setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    connect(m_actions->focusLine, &QAction::triggered, this, [this] {
        m_field->line().setFocus(Qt::ShortcutFocusReason);
        m_field->line().selectAll();
    });
    connect(&m_field->line(), &FilterLine::hitsWanted, this, [this] {
        m_actions->goToFirstHit();
        Q_EMIT leaving();
    });
    connect(&m_field->line(), &FilterLine::leaving, this, &FilterBar::leaving);
    connect(m_facets, &FacetStrip::contentsChanged, this, &FilterBar::layOut);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

bool FilterBar::isBusy() const
{
    return m_facets->isBusy();
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

/// The chips get what they need, up to their share; the line has the rest.
void FilterBar::layOut()
{
    const int room = width() - 2 * sideRoom;
    const int facets = std::min(m_facets->sizeHint().width(), static_cast<int>(room * facetShare));
    const int field = room - (facets > 0 ? facets + gap : 0);
    const int fieldHeight = m_field->height();
    const auto place = [this](QWidget* part, const QRect& where) {
        part->setGeometry(QStyle::visualRect(layoutDirection(), rect(), where));
    };
    place(m_field, {sideRoom, (height() - fieldHeight) / 2, field, fieldHeight});
    place(m_facets, {sideRoom + field + gap, 0, facets, height() - 1});
}

void FilterBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ColorRole::Line));
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
    const std::vector<KeptFilter> kept = KeptFilters::all();
    const auto title = [](QString name) { return name.replace(u'&', QStringLiteral("&&")); };
    for (const KeptFilter& one : kept) {
        QAction* action = m_menu->addAction(title(one.name));
        action->setToolTip(one.text);
        connect(action, &QAction::triggered, this, [this, text = one.text] {
            EventFilter& filter = m_context.filter();
            filter.commit();
            filter.setText(text);
            filter.commit();
        });
    }
    if (!kept.empty())
        m_menu->addSeparator();
    QAction* keep = m_menu->addAction(tr("&Keep this filter…"));
    keep->setEnabled(m_context.filter().isActive());
    connect(keep, &QAction::triggered, this, &FilterBar::keepFilter);
    QMenu* forget = m_menu->addMenu(tr("F&orget"));
    forget->setEnabled(!kept.empty());
    for (const KeptFilter& one : kept)
        connect(forget->addAction(title(one.name)), &QAction::triggered, this,
                [name = one.name] { KeptFilters::forget(name); });
    m_menu->addSeparator();
    m_menu->addActions(m_actions->filterActions());
}

void FilterBar::keepFilter()
{
    bool isGiven = false;
    const QString name = QInputDialog::getText(this, tr("Keep this filter"), tr("Name"),
                                               QLineEdit::Normal, {}, &isGiven)
                             .trimmed();
    if (isGiven && !name.isEmpty())
        KeptFilters::keep({name, m_context.filter().text()});
}

} // namespace playhead
