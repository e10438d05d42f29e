// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/task_progress.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace playhead {

TaskProgress::TaskProgress(QWidget* parent)
    : QWidget(parent), m_what(new QLabel(this)), m_bar(new QProgressBar(this))
{
    constexpr int barWidth = 120;
    m_what->setTextFormat(Qt::PlainText);
    m_what->setAlignment(Qt::AlignRight | Qt::AlignVCenter); // beside its bar, wide as it may be
    m_bar->setFixedWidth(barWidth);
    m_bar->setTextVisible(false);
    auto* stop = new QToolButton(this);
    stop->setText(tr("Stop"));
    stop->setAutoRaise(true);
    connect(stop, &QToolButton::clicked, this, &TaskProgress::stopRequested);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* part :
         {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(stop)})
        layout->addWidget(part);
    hide();
}

void TaskProgress::begin(const QString& what)
{
    setText(what);
    m_bar->setRange(0, 0);
    show();
}

void TaskProgress::setText(const QString& what)
{
    m_what->setText(what);
    m_bar->setAccessibleName(what);
}

void TaskProgress::setShare(double share)
{
    constexpr int steps = 100;
    m_bar->setRange(0, steps);
    m_bar->setValue(static_cast<int>(share * steps));
}

} // namespace playhead
