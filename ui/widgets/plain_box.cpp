// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/plain_box.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QLabel>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

QMessageBox* makePlainBox(QMessageBox::Icon icon, const QString& text, const QString& more,
                          QWidget* parent)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(QCoreApplication::translate("playhead::PlainBox", "Playhead"));
    box->setIcon(icon);
    box->setText(text);
    box->setInformativeText(more);
    // QMessageBox::setTextFormat() does not reach the second of these.
    for (auto* label : box->findChildren<QLabel*>())
        label->setTextFormat(Qt::PlainText);
    return box;
}

void showErrorBox(const Error& error, QWidget* parent)
{
    const QString text = toQString(error.what);
    QStringList lines;
    for (const std::string& line : {error.where, error.remedy}) {
        if (!line.empty())
            lines += toQString(line);
    }
    const QString more = lines.join(u'\n');
    for (const auto* shown : parent->findChildren<QMessageBox*>(Qt::FindDirectChildrenOnly)) {
        if (shown->isVisible() && shown->text() == text && shown->informativeText() == more)
            return;
    }
    QMessageBox* box = makePlainBox(QMessageBox::Warning, text, more, parent);
    box->setStandardButtons(QMessageBox::Ok);
    box->open();
}

} // namespace playhead
