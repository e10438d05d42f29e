// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/find_bar.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_actions.h"
#include "ui/widgets/link_button.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barHeight = 40;
constexpr int lineWidth = 320;

} // namespace

FindBar::FindBar(SessionContext& context, const FilterActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(actions)
    , m_line(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(makeIconButton(u"previous"_s, tr("Previous found (Shift+Enter)"), this))
    , m_next(makeIconButton(u"next"_s, tr("Next found (Enter)"), this))
    , m_asFilter(makeIconButton(u"filter"_s, tr("Make it the filter"), this))
    , m_close(makeIconButton(u"close"_s, tr("Close (Escape)"), this))
{
    setFixedHeight(barHeight);
    m_line->setPlaceholderText(tr("Find in the session…"));
    m_line->setAccessibleName(tr("Find in the session"));
    m_line->setMaximumWidth(lineWidth);
    m_line->addAction(Theme::instance().icon(u"search"_s), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(6);
    layout->addWidget(m_line, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_next)})
        layout->addWidget(widget);
    layout->addWidget(m_count);
    layout->addStretch();
    layout->addWidget(m_asFilter);
    layout->addWidget(m_close);

    const Find& finder = context.find();
    connect(m_line, &QLineEdit::textEdited, this, &FindBar::find);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_asFilter, &QToolButton::clicked, this, &FindBar::makeFilter);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(&finder, &Find::foundChanged, this, &FindBar::showFirst);
    connect(&finder, &Find::progressChanged, this, &FindBar::showCount);
    connect(&context, &SessionContext::selectionChanged, this, &FindBar::showCount);
    hide();
    showCount();
}

void FindBar::open()
{
    show();
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
    if (m_context.find().text() != m_line->text())
        find();
}

void FindBar::close()
{
    m_isFirstWanted = false;
    m_context.find().setText({});
    hide();
    Q_EMIT leaving();
}

void FindBar::find()
{
    m_isFirstWanted = true;
    m_context.find().setText(m_line->text());
}

/// The nearest one, not the first of all: what is looked at may hold the text already.
void FindBar::showFirst()
{
    const Find& finder = m_context.find();
    if (!m_isFirstWanted || finder.count() == 0)
        return;
    m_isFirstWanted = false;
    if (!finder.isFound(m_context.selection()))
        step(true);
}

void FindBar::step(bool forward)
{
    if (!m_context.find().isActive())
        find(); // it was given up elsewhere
    (forward ? m_actions.nextHit : m_actions.previousHit)->trigger();
}

void FindBar::showCount()
{
    const Find& finder = m_context.find();
    const std::uint32_t count = finder.count();
    for (QToolButton* button : {m_previous, m_next, m_asFilter})
        button->setEnabled(count > 0);
    const bool isMissed = finder.isActive() && count == 0 && !finder.isRunning();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    Theme::instance().color(isMissed ? ColorRole::Fail : ColorRole::Dim));
    m_count->setPalette(colors);
    if (!finder.isActive())
        return m_count->clear();
    QString text;
    const QString total = toQString(format_count(count));
    const std::uint32_t place = finder.placeOf(m_context.selection());
    if (isMissed)
        text = Theme::glyph(EventResult::Fail) % u' ' % tr("not found");
    else if (place > 0)
        text = tr("%1 of %2 events").arg(toQString(format_count(place)), total);
    else
        text = count == 1 ? tr("1 event") : tr("%1 events").arg(total);
    if (finder.isRunning())
        text += u" · "_s % tr("searched %1 %").arg(static_cast<int>(100 * finder.progress()));
    m_count->setText(text);
}

void FindBar::makeFilter()
{
    const Filter filter = m_context.find().filter();
    close();
    m_context.filter().apply(filter);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        step(!key->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void FindBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(ColorRole::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::instance().color(ColorRole::Line));
}

} // namespace playhead
