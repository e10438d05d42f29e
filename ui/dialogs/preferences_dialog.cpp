// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/preferences_dialog.h"

#include "ui/bridge/text.h"
#include "ui/context/preferences.h"
#include "ui/context/session_context.h"
#include "ui/start/session_search.h"
#include "ui/translations.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace playhead {

namespace {

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

} // namespace

PreferencesDialog::PreferencesDialog(SessionContext& context, SessionSearch* search,
                                     QWidget* parent)
    : QDialog(parent), m_context(context), m_search(search), m_form(new QFormLayout)
{
    setWindowTitle(tr("Preferences"));
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(10);
    addAppearance();
    addStart();
    auto* buttons =
        new QDialogButtonBox(QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("Restore &defaults"));
    buttons->button(QDialogButtonBox::Close)->setText(tr("&Close"));
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &PreferencesDialog::restoreDefaults);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(20);
    layout->addLayout(m_form);
    layout->addStretch();
    layout->addWidget(buttons);
    showKept();
}

QComboBox* PreferencesDialog::addChoice(const QString& label, const QStringList& names)
{
    auto* choice = new QComboBox(this);
    choice->addItems(names);
    m_form->addRow(label, choice);
    return choice;
}

QCheckBox* PreferencesDialog::addSwitch(const QString& text, const QString& meaning)
{
    auto* box = new QCheckBox(text, this);
    box->setToolTip(meaning);
    box->setAccessibleDescription(meaning);
    m_form->addRow(QString(), box);
    return box;
}

void PreferencesDialog::addAppearance()
{
    m_form->addRow(heading(tr("Appearance"), this));
    m_theme = addChoice(tr("&Theme"),
                        {tr("As the system"), tr("Light"), tr("Dark"), tr("High contrast")});
    connect(m_theme, &QComboBox::activated, this,
            [](int mode) { Preferences::setTheme(static_cast<ThemeMode>(mode)); });
    m_times = addChoice(tr("T&imes"), {tr("Relative to the start"), tr("UTC"), tr("Local time")});
    connect(m_times, &QComboBox::activated, this,
            [this](int display) { m_context.setTimeDisplay(static_cast<TimeDisplay>(display)); });
    m_language = addChoice(tr("&Language"), {tr("As the system")});
    m_language->setItemData(0, QString());
    for (const std::string& each : windowLanguages()) {
        const QString language = toQString(each);
        m_language->addItem(QLocale(language).nativeLanguageName(), language);
    }
    connect(m_language, &QComboBox::activated, this,
            [this] { Preferences::setLanguage(m_language->currentData().toString()); });
    QStringList sizes;
    for (const int percent : Preferences::sizes)
        sizes += tr("%1 %").arg(percent);
    m_size = addChoice(tr("&Size of text and controls"), sizes);
    connect(m_size, &QComboBox::activated, this, [](int size) {
        Preferences::setSize(Preferences::sizes.at(static_cast<std::size_t>(size)));
    });
    auto* note = new QLabel(tr("Language and size apply from the next start on."), this);
    note->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(QString(), note);
    m_motion = addSwitch(tr("&Animations"), tr("Zooms glide, and what still runs moves. Where the "
                                               "system asks for no animations there are none."));
    connect(m_motion, &QCheckBox::clicked, this, &Preferences::setWantsMotion);
}

void PreferencesDialog::addStart()
{
    m_form->addRow(heading(tr("When Playhead starts"), this));
    m_reopen = addSwitch(tr("&Open what was open the last time"),
                         tr("With its filter, and at the same place."));
    connect(m_reopen, &QCheckBox::clicked, this, &Preferences::setReopensLast);
    if (!m_search)
        return;
    m_find = addSwitch(tr("&Find the sessions that agents left on this computer"),
                       tr("Looks for them where agents keep them. Off, nothing there is read."));
    connect(m_find, &QCheckBox::clicked, m_search, &SessionSearch::setOn);
}

void PreferencesDialog::showKept()
{
    m_theme->setCurrentIndex(static_cast<int>(Preferences::theme()));
    m_times->setCurrentIndex(static_cast<int>(m_context.timeDisplay()));
    m_language->setCurrentIndex(std::max(0, m_language->findData(Preferences::language())));
    m_size->setCurrentText(tr("%1 %").arg(Preferences::size()));
    m_motion->setChecked(Preferences::wantsMotion());
    m_reopen->setChecked(Preferences::reopensLast());
    if (m_find && m_search)
        m_find->setChecked(m_search->isOn());
}

void PreferencesDialog::restoreDefaults()
{
    Preferences::setTheme(ThemeMode::System);
    Preferences::setLanguage({});
    Preferences::setSize(Preferences::sizes.front());
    Preferences::setWantsMotion(true);
    Preferences::setReopensLast(true);
    m_context.setTimeDisplay(TimeDisplay::Relative);
    if (m_search)
        m_search->setOn(true);
    showKept();
}

} // namespace playhead
