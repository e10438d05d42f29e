// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/ts_file.h"

#include "tests/testkit/paths.h"
#include "tests/testkit/scratch.h"

#include <QXmlStreamReader>

namespace playhead::testkit {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The reader is behind <translation>; it is behind </translation> afterwards.
void readTranslation(QXmlStreamReader& xml, TsMessage& message)
{
    message.isFinished = !xml.attributes().hasAttribute("type"_L1);
    if (!message.isPlural) {
        message.forms += xml.readElementText();
        return;
    }
    while (xml.readNextStartElement())
        message.forms += xml.readElementText();
}

TsMessage readMessage(QXmlStreamReader& xml, const QString& context)
{
    TsMessage message{context, {}, {}};
    message.isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

} // namespace

QList<TsMessage> readTsFile(const QString& path)
{
    QXmlStreamReader xml(contentOf(path));
    QList<TsMessage> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages += readMessage(xml, context);
    }
    if (xml.hasError() || messages.isEmpty())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return messages;
}

QString tsPath(const QString& language)
{
    return sourceDir() % u"/resources/translations/playhead_"_s % language % u".ts"_s;
}

} // namespace playhead::testkit
