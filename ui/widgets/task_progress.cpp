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
    constexpr auto pause = std::chrono::milliseconds(100);
    m_look.setInterval(pause);
    connect(&m_look, &QTimer::timeout, this, [this] {
        constexpr double whole = 1000;
        if (const int thousandths = *m_followed; thousandths >= 0)
            setShare(thousandths / whole);
    });
    hide();
}

void TaskProgress::begin(const QString& what)
{
    m_since.start();
    m_look.stop();
    setText(what);
    m_bar->setRange(0, 0);
    show();
}

void TaskProgress::end()
{
    m_look.stop();
    hide();
}

void TaskProgress::follow(std::shared_ptr<const std::atomic<int>> thousandths)
{
    m_followed = std::move(thousandths);
    m_look.start();
}

std::chrono::milliseconds TaskProgress::elapsed() const
{
    return std::chrono::milliseconds(m_since.isValid() ? m_since.elapsed() : 0);
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
