// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/crash/crash_notice.h"

#include "ui/bridge/text.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace playhead {

CrashNotice::CrashNotice(std::vector<CrashNotes> notes, QWidget* parent)
    : QFrame(parent), m_notes(std::move(notes))
{
    setAccessibleName(tr("Notes of a crash"));
    auto* text = new QLabel(
        tr("Playhead did not end as it should the last time. What is known of it was noted on "
           "this computer; nothing was sent."),
        this);
    text->setWordWrap(true);
    auto* show = new QPushButton(tr("Show the notes…"), this);
    auto* dismiss = new QPushButton(tr("Dismiss"), this);
    connect(show, &QPushButton::clicked, this, &CrashNotice::showNotes);
    connect(dismiss, &QPushButton::clicked, this, &CrashNotice::dismiss);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(text, 1);
    layout->addWidget(show);
    layout->addWidget(dismiss);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CrashNotice::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.mixed(ColorRole::Panel, ColorRole::Fail, 0.1));
    painter.fillRect(rect().adjusted(0, height() - 1, 0, 0), theme.color(ColorRole::Line));
}

void CrashNotice::showNotes()
{
    CrashNotesDialog(m_notes, this).exec();
    dismiss();
}

void CrashNotice::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

CrashNotesDialog::CrashNotesDialog(const std::vector<CrashNotes>& notes, QWidget* parent)
    : QDialog(parent)
{
    constexpr QSize usual(760, 480);
    setWindowTitle(tr("Notes of a crash"));
    resize(usual);
    QStringList texts;
    QStringList paths;
    for (const CrashNotes& each : notes) {
        texts += toQString(each.text);
        paths += toQString(each.path);
    }
    const QString text = texts.join(QStringLiteral("\n\n"));
    auto* where = new QLabel(tr("They stay in %n file(s), and go nowhere by themselves:", nullptr,
                                static_cast<int>(paths.size())),
                             this);
    auto* places = new QLabel(paths.join(u'\n'), this);
    places->setTextFormat(Qt::PlainText);
    places->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    places->setForegroundRole(QPalette::PlaceholderText);
    places->setWordWrap(true);
    auto* shown = new QPlainTextEdit(text, this);
    shown->setReadOnly(true);
    shown->setFont(Theme::instance().monospaceFont());
    shown->setAccessibleName(tr("Notes"));
    shown->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setText(tr("C&lose"));
    connect(copy, &QPushButton::clicked, this,
            [text] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(where);
    layout->addWidget(places);
    layout->addWidget(shown, 1);
    layout->addWidget(buttons);
}

} // namespace playhead
