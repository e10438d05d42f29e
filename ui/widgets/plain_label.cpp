// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/plain_label.h"

#include "ui/bridge/text.h"

#include <QEvent>
#include <QResizeEvent>

namespace playhead {

PlainLabel::PlainLabel(const QString& text, ColorRole role, QWidget* parent)
    : QLabel(parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setFullText(text);
    updateColor();
    connect(&Theme::instance(), &Theme::changed, this, &PlainLabel::updateColor);
}

void PlainLabel::setRole(ColorRole role)
{
    m_role = role;
    updateColor();
}

void PlainLabel::setElided(bool elided)
{
    m_isElided = elided;
    updateText();
}

void PlainLabel::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                       : Qt::NoTextInteraction);
}

void PlainLabel::setFullText(const QString& text)
{
    m_fullText = text;
    updateText();
}

QSize PlainLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return m_isElided ? QSize(fontMetrics().averageCharWidth() * 3, hint.height()) : hint;
}

QSize PlainLabel::sizeHint() const
{
    const QSize hint = QLabel::sizeHint();
    return m_isElided ? QSize(fontMetrics().horizontalAdvance(m_fullText.left(200)) + 2, //
                              hint.height())
                      : hint;
}

void PlainLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (m_isElided)
        updateText();
}

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_isElided)
        updateText();
}

void PlainLabel::updateColor()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::instance().color(m_role));
    setPalette(colors);
    // On a widget whose background is Base, Qt would take the colour of Text instead.
    setForegroundRole(QPalette::WindowText);
}

void PlainLabel::updateText()
{
    if (!m_isElided) {
        setText(m_fullText);
        return;
    }
    QString line = m_fullText.left(500);
    line.replace(u'\n', u' ');
    const QString shown = fontMetrics().elidedText(line, Qt::ElideRight, width());
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_fullText ? QString() : plainToolTip(m_fullText));
    setAccessibleName(m_fullText);
    updateGeometry();
}

} // namespace playhead
