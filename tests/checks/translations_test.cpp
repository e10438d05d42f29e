// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/ts_file.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

using namespace playhead::testkit;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList languages()
{
    QStringList found;
    for (QString name : QDir(sourceDir() % u"/resources/translations"_s).entryList(QDir::Files))
        found += name.remove("playhead_"_L1).remove(".ts"_L1);
    return found;
}

/// What stands for a value: %1, %L1, %n.
QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(u"%(L?\\d+|L?n)"_s);
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found += match.next().captured();
    std::sort(found.begin(), found.end());
    return found;
}

QStringList tags(const QString& text)
{
    static const QRegularExpression pattern(u"</?[a-z][^>]*>"_s);
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found += match.next().captured();
    return found;
}

qsizetype mnemonics(const QString& text)
{
    static const QRegularExpression pattern(u"&\\w"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).remove("&&"_L1).count(pattern);
}

/// What a text that goes on, or is put together with others, begins and ends with.
QString edges(const QString& text)
{
    QString edges = text.startsWith(u' ') ? u"space "_s : QString();
    if (text.endsWith(u' '))
        edges += u" space"_s;
    for (const QChar mark : {u'…', u':', u'\n', u'.', u'?'}) {
        if (text.endsWith(mark))
            edges += mark;
    }
    return edges;
}

QString differenceOf(const TsMessage& message, const QString& form)
{
    if (form.isEmpty())
        return u"it is empty"_s;
    if (placeholders(form) != placeholders(message.source))
        return u"other placeholders"_s;
    if (mnemonics(form) > mnemonics(message.source))
        return u"more mnemonics"_s;
    if (tags(form) != tags(message.source))
        return u"other tags"_s;
    if (edges(form) != edges(message.source))
        return u"another beginning or end"_s;
    return {};
}

QStringList keysOf(const QList<TsMessage>& messages)
{
    QStringList keys;
    for (const TsMessage& message : messages)
        keys += message.context % u": "_s % message.source;
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// The file after lupdate has read the sources again.
QList<TsMessage> updated(const QString& language, const Scratch& scratch)
{
    const QString copy =
        scratch.write(u"playhead_%1.ts"_s.arg(language), contentOf(tsPath(language)));
    QStringList arguments = {u"-silent"_s, u"-I"_s,           u"."_s,           u"-locations"_s,
                             u"none"_s,    u"-no-obsolete"_s, u"-extensions"_s, u"cpp,h"_s};
    if (language == "en"_L1)
        arguments += u"-pluralonly"_s;
    arguments += {u"ui"_s, u"app"_s, u"-ts"_s, copy};
    QProcess process;
    process.setWorkingDirectory(sourceDir());
    process.start(QStringLiteral(PLAYHEAD_LUPDATE), arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("lupdate: %s", process.readAllStandardError().constData());
    return readTsFile(copy);
}

} // namespace

/// The translations are whole and fit what they translate. Where a text was added or changed:
/// cmake --build BUILD --target playhead_update_translations, and then translate it.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsInIt_data() { rows(); }
    void everyTextIsInIt();
    void everyTextIsTranslated_data() { rows(); }
    void everyTextIsTranslated();
    void eachTranslationFitsItsText_data() { rows(); }
    void eachTranslationFitsItsText();
    void whatDoesNotFitIsFound_data();
    void whatDoesNotFitIsFound();

private:
    static void rows();
};

void TranslationsTest::rows()
{
    QTest::addColumn<QString>("language");
    const QStringList all = languages();
    QVERIFY(all.contains("de"_L1) && all.contains("en"_L1));
    for (const QString& language : all)
        QTest::newRow(qPrintable(language)) << language;
}

void TranslationsTest::everyTextIsInIt()
{
    QFETCH(const QString, language);
    const Scratch scratch;
    const QStringList there = keysOf(readTsFile(tsPath(language)));
    const QStringList wanted = keysOf(updated(language, scratch));
    for (const QString& key : wanted)
        QVERIFY2(there.contains(key), qPrintable(u"not in the file: "_s % key));
    for (const QString& key : there)
        QVERIFY2(wanted.contains(key), qPrintable(u"in no source: "_s % key));
    QVERIFY(language == "en"_L1 || wanted.size() > 900);
}

void TranslationsTest::everyTextIsTranslated()
{
    QFETCH(const QString, language);
    for (const TsMessage& message : readTsFile(tsPath(language))) {
        QVERIFY2(message.isFinished, qPrintable(message.source));
        QVERIFY2(message.forms.size() == (message.isPlural ? 2 : 1), qPrintable(message.source));
    }
}

void TranslationsTest::eachTranslationFitsItsText()
{
    QFETCH(const QString, language);
    for (const TsMessage& message : readTsFile(tsPath(language))) {
        for (const QString& form : message.forms) {
            const QString difference = differenceOf(message, form);
            QVERIFY2(difference.isEmpty(),
                     qPrintable(difference % u": "_s % message.source % u" => "_s % form));
        }
    }
}

void TranslationsTest::whatDoesNotFitIsFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("form");
    QTest::newRow("nothing") << u"Open"_s << QString();
    QTest::newRow("a value is lost") << u"%1 of %2"_s << u"%1 von"_s;
    QTest::newRow("another value") << u"%1 of %2"_s << u"%1 von %3"_s;
    QTest::newRow("the count is lost") << u"%n notes"_s << u"Notizen"_s;
    QTest::newRow("two mnemonics") << u"&Open"_s << u"Ö&ff&nen"_s;
    QTest::newRow("a mnemonic of its own") << u"Open"_s << u"Ö&ffnen"_s;
    QTest::newRow("no longer asks for more") << u"Open…"_s << u"Öffnen"_s;
    QTest::newRow("runs into what follows") << u"says "_s << u"sagt"_s;
    QTest::newRow("another tag") << u"<b>a</b>"_s << u"<i>a</i>"_s;
}

void TranslationsTest::whatDoesNotFitIsFound()
{
    QFETCH(const QString, source);
    QFETCH(const QString, form);
    QVERIFY(!differenceOf({u"c"_s, source, {}}, form).isEmpty());
    QVERIFY(differenceOf({u"c"_s, source, {}}, source).isEmpty());
}

QTEST_APPLESS_MAIN(TranslationsTest)
#include "translations_test.moc"
