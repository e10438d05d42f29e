// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_context.h"
#include "ui/models/log_model.h"
#include "ui/panels/panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_pane.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace playhead {

namespace {

/// The event's log as a table, and the current line as a whole below it.
class LogsPanel : public Panel
{
    Q_DECLARE_TR_FUNCTIONS(LogsPanel)

public:
    LogsPanel(SessionContext& context, QWidget* parent);

    void show(const PanelContent& content) override;
    void clear() override;

private:
    void showCurrent(const QModelIndex& current);
    void copyCurrent() const;

    LogModel* m_model;
    QTreeView* m_table;
    TextPane* m_text;
};

LogsPanel::LogsPanel(SessionContext& context, QWidget* parent)
    : Panel(parent)
    , m_model(new LogModel([&context](TimeNs time) { return context.formatTime(time); }, this))
    , m_table(new QTreeView)
    , m_text(new TextPane(tr("The current line")))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Log"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setFont(Theme::instance().font());
    m_table->header()->setFont(Theme::instance().smallFont());
    m_table->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->header()->setSectionResizeMode(LogModel::TimeColumn, QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(LogModel::LevelColumn, QHeaderView::ResizeToContents);
    auto* copy = new QAction(tr("Copy the line"), m_table);
    copy->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_C));
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_text);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_text->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(copy, &QAction::triggered, this, &LogsPanel::copyCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LogsPanel::showCurrent);
    connect(&context, &SessionContext::timeDisplayChanged, m_model, &LogModel::updateTimes);
}

void LogsPanel::show(const PanelContent& content)
{
    m_text->hide();
    // Attributes may borrow from the records of the event, which may go before the model does.
    std::vector<LogEntry> entries = content.loaded->event.logs;
    for (LogEntry& entry : entries) {
        if (entry.attributes.is_present())
            entry.attributes = Payload::owned(std::string(entry.attributes.json()));
    }
    m_model->setEntries(std::move(entries));
}

void LogsPanel::clear()
{
    m_model->setEntries({});
    m_text->hide();
    m_text->setText({});
}

void LogsPanel::showCurrent(const QModelIndex& current)
{
    m_text->setVisible(current.isValid());
    if (current.isValid())
        m_text->setText(m_model->wholeText(current.row()));
}

void LogsPanel::copyCurrent() const
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        QGuiApplication::clipboard()->setText(m_model->wholeText(current.row()));
}

} // namespace

const PanelDescriptor& logsPanel()
{
    static const PanelDescriptor descriptor = {
        "logs",
        QT_TRANSLATE_NOOP("Panel", "Logs"),
        [](const PanelContent& content) { return !content.loaded->event.logs.empty(); },
        [](SessionContext& context, QWidget* parent) -> Panel* {
            return new LogsPanel(context, parent);
        },
        12,
    };
    return descriptor;
}

} // namespace playhead
