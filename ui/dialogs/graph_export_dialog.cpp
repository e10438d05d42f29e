// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/graph_export_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace playhead {

GraphExportDialog::GraphExportDialog(int width, bool hasStretch, QWidget* parent)
    : QDialog(parent)
    , m_whole(new QRadioButton(tr("The &whole session"), this))
    , m_visible(new QRadioButton(tr("The &stretch on the screen"), this))
    , m_width(new QSpinBox(this))
    , m_scale(new QComboBox(this))
{
    setWindowTitle(tr("Export the graph"));
    m_whole->setChecked(true);
    m_visible->setEnabled(hasStretch);
    m_width->setRange(leastGraphWidth, mostGraphWidth);
    m_width->setSuffix(tr(" pixels"));
    m_width->setValue(width);
    m_scale->addItem(tr("As on the screen"), 1.0);
    for (const double scale : {2.0, 3.0, 4.0})
        m_scale->addItem(tr("%1 times as fine").arg(scale), scale);

    auto* stretch = new QVBoxLayout;
    stretch->addWidget(m_whole);
    stretch->addWidget(m_visible);
    auto* form = new QFormLayout;
    form->addRow(tr("Time"), stretch);
    form->addRow(tr("W&idth"), m_width);
    form->addRow(tr("&Pixels of a PNG"), m_scale);
    auto* rows = new QLabel(tr("All rows are drawn, as they are expanded: also those that are not "
                               "on the screen."),
                            this);
    rows->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setText(tr("&Save as…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(rows);
    layout->addWidget(buttons);
}

GraphRequest GraphExportDialog::request() const
{
    GraphRequest request;
    request.stretch =
        m_visible->isChecked() ? GraphRequest::Stretch::Visible : GraphRequest::Stretch::Whole;
    request.width = m_width->value();
    request.scale = m_scale->currentData().toDouble();
    return request;
}

} // namespace playhead
