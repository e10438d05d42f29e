// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace playhead {

class SessionContext;
class SessionSearch;

/// Shows what a person may prefer, and applies each change at once.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `search` may be null: then sessions of this computer are not listed by this window. Both
    /// must outlive the dialog.
    PreferencesDialog(SessionContext& context, SessionSearch* search, QWidget* parent);

private:
    void addAppearance();
    void addStart();
    QComboBox* addChoice(const QString& label, const QStringList& names);
    QCheckBox* addSwitch(const QString& text, const QString& meaning);
    void showKept();
    void restoreDefaults();

    SessionContext& m_context;
    QPointer<SessionSearch> m_search;
    QFormLayout* m_form;
    QComboBox* m_theme = nullptr;    ///< in the order of ThemeMode
    QComboBox* m_times = nullptr;    ///< in the order of TimeDisplay
    QComboBox* m_language = nullptr; ///< with the language as data
    QComboBox* m_size = nullptr;     ///< in the order of Preferences::sizes
    QCheckBox* m_motion = nullptr;
    QCheckBox* m_reopen = nullptr;
    QCheckBox* m_find = nullptr; ///< null without a search
};

} // namespace playhead
