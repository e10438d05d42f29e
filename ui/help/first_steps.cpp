// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/help/first_steps.h"

#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/dialogs/menu_actions.h"
#include "ui/help/help_pages.h"
#include "ui/theme/theme.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QSettings>
#include <QToolButton>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto doneKey = "help/firstStepsDone"_L1;

QString keyOf(const QMainWindow& window, const QString& texts)
{
    const QAction* action = actionOf(window, texts);
    return action ? keysOf(*action) : QString();
}

} // namespace

FirstSteps::FirstSteps(SessionContext& context, const QMainWindow& window, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_window(window)
    , m_label(new PlainLabel(this))
    , m_button(new LinkButton({}, this))
{
    setAccessibleName(tr("First steps"));
    QToolButton* close = makeIconButton(u"close"_s, tr("Leave the first steps"), this);
    m_label->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 4, 8, 4);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    hide();
    connect(m_button, &QAbstractButton::clicked, this, &FirstSteps::press);
    connect(close, &QAbstractButton::clicked, this, &FirstSteps::finish);
    connect(&context, &SessionContext::traceChanged, this, &FirstSteps::goOn);
    connect(&context, &SessionContext::selectionChanged, this, &FirstSteps::goOn);
    connect(&context.replay(), &Replay::stateChanged, this, &FirstSteps::goOn);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

bool FirstSteps::areWanted()
{
    return !QSettings().value(doneKey).toBool();
}

void FirstSteps::begin()
{
    QSettings().remove(doneKey);
    show(m_context.trace() ? Step::Look : Step::Open);
    setVisible(true);
}

QString FirstSteps::text() const
{
    return m_label->fullText();
}

/// What was done, in whatever order, is not asked for any more.
void FirstSteps::goOn()
{
    if (isHidden())
        return;
    if (m_step == Step::Open && m_context.trace())
        show(Step::Look);
    else if (m_step == Step::Look && m_context.selection())
        show(Step::Play);
    else if (m_step == Step::Play && m_context.replay().isPlaying())
        show(Step::Further);
}

void FirstSteps::show(Step step)
{
    m_step = step;
    QString text;
    switch (step) {
    case Step::Open:
        text = tr("First steps, 1 of 4: open the session of an agent, or begin with the demo.");
        break;
    case Step::Look:
        text = tr("First steps, 2 of 4: each row is something the agent did. The arrow keys select "
                  "one; %1 goes to what failed.")
                   .arg(keyOf(m_window, u"&Next failure"_s));
        break;
    case Step::Play:
        text = tr("First steps, 3 of 4: what was recorded of it is at the right. %1 plays the "
                  "session as it happened.")
                   .arg(keyOf(m_window, u"&Play|&Pause"_s));
        break;
    case Step::Further:
        text = tr("First steps, 4 of 4: %1 finds every command, and %2 opens the help about the "
                  "part you are in.")
                   .arg(keyOf(m_window, u"Command &palette…"_s),
                        keyOf(m_window, u"&Help for this part"_s));
        break;
    }
    m_label->setFullText(text);
    const QString action = step == Step::Open      ? tr("Open the demo")
                           : step == Step::Further ? tr("Done")
                                                   : tr("Next");
    m_button->setText(action);
    m_button->setAccessibleName(action);
    m_button->setAccessibleDescription(text);
}

void FirstSteps::press()
{
    switch (m_step) {
    case Step::Open:
        Q_EMIT demoWanted();
        break;
    case Step::Look:
        show(Step::Play);
        break;
    case Step::Play:
        show(Step::Further);
        break;
    case Step::Further:
        finish();
        break;
    }
}

void FirstSteps::finish()
{
    QSettings().setValue(doneKey, true);
    hide();
}

void FirstSteps::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ColorRole::Line));
}

} // namespace playhead
