// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/link_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace playhead {

namespace {

constexpr int longestShown = 300;
constexpr int focusLine = 2;

} // namespace

LinkButton::LinkButton(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LinkButton::setRole(ColorRole role)
{
    m_role = role;
    update();
}

void LinkButton::setText(const QString& text)
{
    QAbstractButton::setText(text);
    setShortcut({});
    updateGeometry();
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text().left(longestShown)) + 1,
            fontMetrics().height() + 2};
}

QSize LinkButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 48), sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor color = Theme::instance().color(isEnabled() ? m_role : ColorRole::Dim);
    QFont shown = font();
    shown.setUnderline(underMouse() && isEnabled());
    painter.setFont(shown);
    painter.setPen(color);
    const QString line =
        fontMetrics().elidedText(text().left(longestShown), Qt::ElideRight, width() + 1);
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, line);
    // A frame would need room beside the text, which then stood in no column with other texts.
    const QRect under(0, height() - focusLine, fontMetrics().horizontalAdvance(line), focusLine);
    if (hasFocus())
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), under), color);
}

void LinkButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void LinkButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LinkButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

QToolButton* makeIconButton(const QString& icon, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(Theme::instance().icon(icon));
    button->setIconSize({14, 14});
    button->setFixedSize({24, 24});
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    QObject::connect(&Theme::instance(), &Theme::changed, button,
                     [button, icon] { button->setIcon(Theme::instance().icon(icon)); });
    return button;
}

} // namespace playhead
