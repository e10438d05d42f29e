// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/find_bar.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
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
    , m_case(makeOption(u"Aa"_s, tr("Case counts (Alt+C)")))
    , m_words(makeOption(u"\u201Cab\u201D"_s, tr("Whole words (Alt+W)")))
    , m_pattern(makeOption(u".*"_s, tr("Regular expression (Alt+R)")))
    , m_count(new QLabel(this))
    , m_previous(makeIconButton(isRightToLeft() ? u"next"_s : u"previous"_s,
                                tr("Previous found (Shift+Enter)"), this))
    , m_next(makeIconButton(isRightToLeft() ? u"previous"_s : u"next"_s, tr("Next found (Enter)"),
                            this))
    , m_asFilter(makeIconButton(u"filter"_s, tr("Make it the filter"), this))
    , m_close(makeIconButton(u"close"_s, tr("Close (Escape)"), this))
{
    m_line->setPlaceholderText(tr("Find in the session…"));
    m_line->setAccessibleName(tr("Find in the session"));
    m_line->addAction(Theme::instance().icon(u"search"_s), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    layOut();

    const Find& finder = context.find();
    connect(m_line, &QLineEdit::textChanged, this, &FindBar::find);
    for (const QToolButton* option : {m_case, m_words, m_pattern})
        connect(option, &QToolButton::toggled, this, &FindBar::find);
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

QToolButton* FindBar::makeOption(const QString& text, const QString& name)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setFixedSize({32, 24});
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void FindBar::layOut()
{
    setFixedHeight(barHeight);
    m_line->setMaximumWidth(lineWidth);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(6);
    layout->addWidget(m_line, 1);
    auto* options = new QHBoxLayout;
    options->setSpacing(0);
    for (QToolButton* option : {m_case, m_words, m_pattern})
        options->addWidget(option);
    layout->addLayout(options);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_count);
    layout->addStretch();
    layout->addWidget(m_asFilter);
    layout->addWidget(m_close);
}

void FindBar::open()
{
    show();
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
    if (m_context.find().search() != search())
        find();
}

void FindBar::close()
{
    m_isFirstWanted = false;
    m_context.find().setSearch({});
    hide();
    Q_EMIT leaving();
}

TextSearch FindBar::search() const
{
    return {toStdString(m_line->text()), m_case->isChecked(), m_words->isChecked(),
            m_pattern->isChecked()};
}

void FindBar::find()
{
    m_isFirstWanted = true;
    m_context.find().setSearch(search());
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
    const bool isMissed =
        !finder.problem().isEmpty() || (finder.isActive() && count == 0 && !finder.isRunning());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    Theme::instance().color(isMissed ? ColorRole::Fail : ColorRole::Dim));
    m_count->setPalette(colors);
    m_count->setText(isMissed ? Theme::glyph(EventResult::Fail) % u' ' % countText() : countText());
}

QString FindBar::countText() const
{
    const Find& finder = m_context.find();
    if (!finder.isActive())
        return finder.problem();
    const std::uint32_t count = finder.count();
    if (count == 0 && !finder.isRunning())
        return tr("not found");
    const QString total = toQString(format_count(count));
    const std::uint32_t place = finder.placeOf(m_context.selection());
    QString text;
    if (place > 0)
        text = tr("%1 of %2 events", nullptr, formOf(count))
                   .arg(toQString(format_count(place)), total);
    else
        text = count == 1 ? tr("1 event") : tr("%1 events", nullptr, formOf(count)).arg(total);
    if (finder.isRunning())
        text += u" · "_s % tr("searched %1 %").arg(static_cast<int>(100 * finder.progress()));
    return text;
}

void FindBar::makeFilter()
{
    const Filter filter = m_context.find().filter();
    close();
    m_context.filter().apply(filter);
}

QToolButton* FindBar::optionOf(const QKeyEvent& key) const
{
    if (key.modifiers() != Qt::AltModifier)
        return nullptr;
    switch (key.key()) {
    case Qt::Key_C:
        return m_case;
    case Qt::Key_W:
        return m_words;
    case Qt::Key_R:
        return m_pattern;
    default:
        return nullptr;
    }
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (watched != m_line || (event->type() != QEvent::KeyPress && !isOverride))
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (QToolButton* option = optionOf(*key)) {
        if (isOverride)
            event->accept(); // Alt+R opens no menu from here
        else
            option->toggle();
        return true;
    }
    if (isOverride)
        return false;
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
