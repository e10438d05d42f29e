<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Go to the answer</source>
        <translation>Zur Antwort gehen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 Nachricht</numerusform>
            <numerusform>%1 Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>1 tool call</source>
        <translation>1 Werkzeugaufruf</translation>
    </message>
    <message numerus="yes">
        <source>%1 tool calls</source>
        <translation>
            <numerusform>%1 Werkzeugaufruf</numerusform>
            <numerusform>%1 Werkzeugaufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Show the texts as they were recorded</source>
        <translation>Texte so zeigen, wie sie aufgezeichnet wurden</translation>
    </message>
    <message>
        <source>Show the texts with their Markdown laid out</source>
        <translation>Texte mit gesetztem Markdown zeigen</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>what happened, the event_type</source>
        <translation>was geschah, der event_type</translation>
    </message>
    <message>
        <source>the kind of step: action, llm, api, tool, screenshot, error, or the source&apos;s word</source>
        <translation>die Art des Schritts: action, llm, api, tool, screenshot, error oder das Wort der Quelle</translation>
    </message>
    <message>
        <source>how it ended: Success, Fail or Indeterminate</source>
        <translation>wie es endete: Success, Fail oder Indeterminate</translation>
    </message>
    <message>
        <source>one of the event&apos;s tags</source>
        <translation>eines der Schlagwörter des Ereignisses</translation>
    </message>
    <message>
        <source>the model that was called</source>
        <translation>das aufgerufene Modell</translation>
    </message>
    <message>
        <source>the agent that acted, by name where one is known</source>
        <translation>der handelnde Agent, mit Namen, wo einer bekannt ist</translation>
    </message>
    <message>
        <source>the thread it ran in</source>
        <translation>der Thread, in dem es lief</translation>
    </message>
    <message>
        <source>how long it took</source>
        <translation>wie lange es dauerte</translation>
    </message>
    <message>
        <source>when it started: since the session&apos;s first moment, or a date and time</source>
        <translation>wann es begann: seit dem ersten Moment der Sitzung, oder Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>tokens in all: the recorded total, else prompt and completion</source>
        <translation>Tokens insgesamt: die aufgezeichnete Summe, sonst Prompt und Antwort</translation>
    </message>
    <message>
        <source>tokens of the prompt</source>
        <translation>Tokens des Prompts</translation>
    </message>
    <message>
        <source>tokens of the completion</source>
        <translation>Tokens der Antwort</translation>
    </message>
    <message>
        <source>what it cost in US dollars, recorded or computed</source>
        <translation>was es in US-Dollar kostete, aufgezeichnet oder berechnet</translation>
    </message>
    <message>
        <source>its level in the tree, 1 for a root</source>
        <translation>seine Ebene im Baum, 1 ganz oben</translation>
    </message>
    <message>
        <source>the event&apos;s id, as the source wrote it</source>
        <translation>die ID des Ereignisses, wie die Quelle sie schrieb</translation>
    </message>
    <message>
        <source>type, message, code or stack of the recorded error</source>
        <translation>Typ, Meldung, Code oder Aufrufstapel des aufgezeichneten Fehlers</translation>
    </message>
    <message>
        <source>any text of the event: type, model, tags, agent, thread, id, status, params, returns, prompt, completion, error, logs, attributes</source>
        <translation>jeder Text des Ereignisses: Typ, Modell, Schlagwörter, Agent, Thread, ID, Status, Parameter, Rückgabe, Prompt, Antwort, Fehler, Log, Attribute</translation>
    </message>
    <message>
        <source>a name or value in what the step was given</source>
        <translation>ein Name oder Wert in dem, was der Schritt bekam</translation>
    </message>
    <message>
        <source>a name or value in what the step gave back</source>
        <translation>ein Name oder Wert in dem, was der Schritt zurückgab</translation>
    </message>
    <message>
        <source>a name or value in the prompt</source>
        <translation>ein Name oder Wert im Prompt</translation>
    </message>
    <message>
        <source>that something is recorded of the event</source>
        <translation>dass etwas vom Ereignis aufgezeichnet ist</translation>
    </message>
    <message>
        <source>what you noted beside the event</source>
        <translation>was zum Ereignis notiert ist</translation>
    </message>
    <message>
        <source>yes where you bookmarked the event</source>
        <translation>yes, wo das Ereignis ein Lesezeichen hat</translation>
    </message>
    <message>
        <source>is, for words in any case and with * and ?</source>
        <translation>ist, bei Wörtern in jeder Schreibung und mit * und ?</translation>
    </message>
    <message>
        <source>is exactly, case included</source>
        <translation>ist genau, auch in Groß und Klein</translation>
    </message>
    <message>
        <source>is not exactly, or not recorded</source>
        <translation>ist nicht genau, oder nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist weniger als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist mehr als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>holds a match of a regular expression</source>
        <translation>enthält, was ein regulärer Ausdruck trifft</translation>
    </message>
    <message>
        <source>both hold</source>
        <translation>beides gilt</translation>
    </message>
    <message>
        <source>one holds</source>
        <translation>eines gilt</translation>
    </message>
    <message>
        <source>the next does not hold</source>
        <translation>das Nächste gilt nicht</translation>
    </message>
    <message>
        <source>Playhead session (JSON)</source>
        <translation>Playhead-Sitzung (JSON)</translation>
    </message>
    <message>
        <source>Playhead session (JSON Lines)</source>
        <translation>Playhead-Sitzung (JSON Lines)</translation>
    </message>
    <message>
        <source>Playhead session file</source>
        <translation>Playhead-Sitzungsdatei</translation>
    </message>
    <message>
        <source>OpenTelemetry traces (OTLP JSON)</source>
        <translation>OpenTelemetry-Traces (OTLP JSON)</translation>
    </message>
    <message>
        <source>Chrome trace (trace events)</source>
        <translation>Chrome-Trace (Trace-Ereignisse)</translation>
    </message>
    <message>
        <source>Table of events (CSV)</source>
        <translation>Tabelle der Ereignisse (CSV)</translation>
    </message>
    <message>
        <source>Report (Markdown)</source>
        <translation>Bericht (Markdown)</translation>
    </message>
    <message>
        <source>Page for a browser (HTML)</source>
        <translation>Seite für einen Browser (HTML)</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>A researcher</source>
        <translation>Ein Forscher</translation>
    </message>
    <message>
        <source>reads the web, finds a contradiction and resolves it: nested LLM calls</source>
        <translation>liest im Web, findet einen Widerspruch und löst ihn: verschachtelte LLM-Aufrufe</translation>
    </message>
    <message>
        <source>A coding agent</source>
        <translation>Ein Programmieragent</translation>
    </message>
    <message>
        <source>mends a bug: its tests fail twice, in two ways, before they pass</source>
        <translation>behebt einen Fehler: Seine Tests scheitern zweimal auf verschiedene Weise, bevor sie bestehen</translation>
    </message>
    <message>
        <source>A swarm</source>
        <translation>Ein Schwarm</translation>
    </message>
    <message>
        <source>of six agents works in parallel: one is slow, one fails and is replaced</source>
        <translation>aus sechs Agenten arbeitet parallel: Einer ist langsam, einer scheitert und wird ersetzt</translation>
    </message>
    <message>
        <source>A runaway loop</source>
        <translation>Eine Endlosschleife</translation>
    </message>
    <message>
        <source>calls the same tool again and again, until its budget is spent</source>
        <translation>ruft immer wieder dasselbe Werkzeug auf, bis ihr Budget verbraucht ist</translation>
    </message>
    <message>
        <source>A crash</source>
        <translation>Ein Absturz</translation>
    </message>
    <message>
        <source>kills the agent&apos;s process in the middle of its work: what it recorded is there</source>
        <translation>beendet den Prozess des Agenten mitten in der Arbeit: Was er aufgezeichnet hat, ist da</translation>
    </message>
    <message>
        <source>A long night</source>
        <translation>Eine lange Nacht</translation>
    </message>
    <message>
        <source>of 100,000 events, thousands a second, with a few failures to find</source>
        <translation>mit 100.000 Ereignissen, Tausenden in der Sekunde, und ein paar Fehlschlägen darin</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Aufrufstapel</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>No message is recorded.</source>
        <translation>Es ist keine Meldung aufgezeichnet.</translation>
    </message>
    <message>
        <source>called with %1</source>
        <translation>aufgerufen mit %1</translation>
    </message>
    <message>
        <source>Go to the trigger, %1</source>
        <translation>Zum Auslöser gehen, %1</translation>
    </message>
    <message>
        <source>Failed inside: %1</source>
        <translation>Darin fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>The event that triggered it is not in this session: %1</source>
        <translation>Das auslösende Ereignis ist nicht in dieser Sitzung: %1</translation>
    </message>
    <message>
        <source>Message and stack</source>
        <translation>Meldung und Aufrufstapel</translation>
    </message>
</context>
<context>
    <name>ImageDecoder</name>
    <message>
        <source>This is no picture that can be decoded.</source>
        <translation>Das ist kein Bild, das sich dekodieren lässt.</translation>
    </message>
    <message>
        <source>Pictures in the format %1 are not shown.</source>
        <translation>Bilder im Format %1 werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>The picture is too large to show: %1 × %2 pixels.</source>
        <translation>Das Bild ist zu groß zum Zeigen: %1 × %2 Pixel.</translation>
    </message>
    <message>
        <source>The picture is damaged: %1</source>
        <translation>Das Bild ist beschädigt: %1</translation>
    </message>
</context>
<context>
    <name>LogsPanel</name>
    <message>
        <source>The current line</source>
        <translation>Die aktuelle Zeile</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Zeile kopieren</translation>
    </message>
</context>
<context>
    <name>MenuActions</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>tool result, failed</source>
        <translation>Werkzeugergebnis, fehlgeschlagen</translation>
    </message>
    <message>
        <source>tool result</source>
        <translation>Werkzeugergebnis</translation>
    </message>
    <message>
        <source>Go to the event of this result, #%1</source>
        <translation>Zum Ereignis dieses Ergebnisses gehen, #%1</translation>
    </message>
    <message>
        <source>Go to event #%1, found by name and order</source>
        <translation>Zu Ereignis #%1 gehen, nach Name und Reihenfolge gefunden</translation>
    </message>
    <message>
        <source>Go to event #%1</source>
        <translation>Zu Ereignis #%1 gehen</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source> → tool call</source>
        <translation> → Werkzeugaufruf</translation>
    </message>
    <message>
        <source> → %1 tool calls</source>
        <translation> → %1 Werkzeugaufrufe</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>run #%1 ↗</source>
        <translation>Lauf #%1 ↗</translation>
    </message>
    <message>
        <source>Go to the run of this call, #%1</source>
        <translation>Zum Lauf dieses Aufrufs gehen, #%1</translation>
    </message>
    <message>
        <source>Found by name and order</source>
        <translation>Nach Name und Reihenfolge gefunden</translation>
    </message>
    <message>
        <source>[picture, not loaded: %1]</source>
        <translation>[Bild, nicht geladen: %1]</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>caused by %1 #%2 ↗</source>
        <translation>ausgelöst von %1 #%2 ↗</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
</context>
<context>
    <name>MessageCopy</name>
    <message>
        <source>Copy this message</source>
        <translation>Diese Nachricht kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy this message; in the context menu as Markdown or as JSON</source>
        <translation>Diese Nachricht kopieren; im Kontextmenü als Markdown oder JSON</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>Unterhaltung kopieren</translation>
    </message>
    <message>
        <source>Copy all as &amp;Markdown</source>
        <translation>Alles als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy all as &amp;JSON</source>
        <translation>Alles als &amp;JSON kopieren</translation>
    </message>
</context>
<context>
    <name>NewsRow</name>
    <message>
        <source>Go to the earlier call, #%1</source>
        <translation>Zum früheren Aufruf gehen, #%1</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 Nachricht</numerusform>
            <numerusform>%1 Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 as in #%2, shown before</source>
        <translation>%1 wie in #%2, schon gezeigt</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>%1 zuklappen</translation>
    </message>
    <message>
        <source>Unfold %1</source>
        <translation>%1 aufklappen</translation>
    </message>
    <message>
        <source>1 message of #%1 before them is no longer sent</source>
        <translation>1 frühere Nachricht von #%1 wird nicht mehr gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages of #%2 before them are no longer sent</source>
        <translation>
            <numerusform>%1 frühere Nachricht von #%2 wird nicht mehr gesendet</numerusform>
            <numerusform>%1 frühere Nachrichten von #%2 werden nicht mehr gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>New since #%1 · %2</source>
        <translation>Neu seit #%1 · %2</translation>
    </message>
    <message>
        <source>The instructions are not those of #%1</source>
        <translation>Die Anweisungen sind nicht die von #%1</translation>
    </message>
</context>
<context>
    <name>OverviewFacts</name>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>comp. from tokens and prices</source>
        <translation>ber. aus Tokens und Preisen</translation>
    </message>
    <message>
        <source>comp.: tokens × %1 in, %2 out per million; price of %3, %4</source>
        <translation>ber.: Tokens × %1 ein, %2 aus je Million; Preis vom %3, %4</translation>
    </message>
    <message>
        <source>The parent is not recorded: it was worked out from times.</source>
        <translation>Das übergeordnete Ereignis ist nicht aufgezeichnet: Es wurde aus den Zeiten erschlossen.</translation>
    </message>
    <message>
        <source>The recorded parent is not in this session.</source>
        <translation>Das aufgezeichnete übergeordnete Ereignis ist nicht in dieser Sitzung.</translation>
    </message>
    <message>
        <source>It ran inside an event that this part of the session leaves out.</source>
        <translation>Es lief in einem Ereignis, das dieser Teil der Sitzung auslässt.</translation>
    </message>
    <message>
        <source>The recorded parent lies below this event: the link was cut.</source>
        <translation>Das aufgezeichnete übergeordnete Ereignis liegt unter diesem: Die Verbindung wurde getrennt.</translation>
    </message>
    <message>
        <source>Starts before its parent, or after its parent ended.</source>
        <translation>Beginnt vor dem übergeordneten Ereignis oder nach dessen Ende.</translation>
    </message>
    <message>
        <source>Ends before it starts, as recorded.</source>
        <translation>Endet, wie aufgezeichnet, bevor es beginnt.</translation>
    </message>
    <message>
        <source>An earlier event of this session has the same id.</source>
        <translation>Ein früheres Ereignis dieser Sitzung hat dieselbe ID.</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>▸ running</source>
        <translation>▸ läuft</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>the source&apos;s own word</source>
        <translation>das Wort der Quelle selbst</translation>
    </message>
    <message>
        <source>action type</source>
        <translation>Aktionstyp</translation>
    </message>
    <message>
        <source>zone not trusted</source>
        <translation>Zeitzone unsicher</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>abgeleitet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>an instant</source>
        <translation>ein Zeitpunkt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>prompt tokens</source>
        <translation>Prompt-Tokens</translation>
    </message>
    <message>
        <source>completion</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>cache read</source>
        <translation>Cache gelesen</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>Cache geschrieben</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>total tokens</source>
        <translation>Tokens gesamt</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>prompt + completion</source>
        <translation>Prompt + Antwort</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>not recorded, and no price for the model</source>
        <translation>nicht aufgezeichnet, und kein Preis für das Modell</translation>
    </message>
    <message>
        <source>With all inside</source>
        <translation>Mit allem darin</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>LLM calls</source>
        <translation>LLM-Aufrufe</translation>
    </message>
    <message>
        <source>counted at the deepest events that record them</source>
        <translation>gezählt bei den innersten Ereignissen, die sie aufzeichnen</translation>
    </message>
    <message>
        <source>comp. in part or whole</source>
        <translation>teils oder ganz berechnet</translation>
    </message>
    <message>
        <source>cost of 1 LLM call unknown</source>
        <translation>Kosten von 1 LLM-Aufruf unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>cost of %1 LLM calls unknown</source>
        <translation>
            <numerusform>Kosten von %1 LLM-Aufruf unbekannt</numerusform>
            <numerusform>Kosten von %1 LLM-Aufrufen unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>not recorded, and no price for the models</source>
        <translation>nicht aufgezeichnet, und kein Preis für die Modelle</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>übergeordnet</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>erschlossen</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>parent id</source>
        <translation>ID des übergeordneten</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>to</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>and %1 more, see Raw</source>
        <translation>und %1 weitere, siehe Rohdaten</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
</context>
<context>
    <name>PaletteSearch</name>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>session of the library</source>
        <translation>Sitzung der Bibliothek</translation>
    </message>
    <message>
        <source>open session</source>
        <translation>offene Sitzung</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Rückgabe</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>Bildschirmfoto</translation>
    </message>
</context>
<context>
    <name>RawPanel</name>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>Geltungsbereich</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>… and %1 more
</source>
        <translation>… und %1 weitere
</translation>
    </message>
    <message>
        <source>── %1 · %2 · byte %3 · %4
</source>
        <translation>── %1 · %2 · Byte %3 · %4
</translation>
    </message>
    <message>
        <source>Recorded bytes</source>
        <translation>Aufgezeichnete Bytes</translation>
    </message>
</context>
<context>
    <name>RowFilterMenu</name>
    <message>
        <source>&amp;Only</source>
        <translation>&amp;Nur</translation>
    </message>
    <message>
        <source>&amp;And</source>
        <translation>&amp;Und</translation>
    </message>
    <message>
        <source>&amp;Not</source>
        <translation>Ni&amp;cht</translation>
    </message>
    <message>
        <source>&amp;Filter by</source>
        <translation>&amp;Filtern nach</translation>
    </message>
</context>
<context>
    <name>ScreenshotPanel</name>
    <message>
        <source>Where the picture is</source>
        <translation>Wo das Bild ist</translation>
    </message>
    <message>
        <source>Load the picture from this file</source>
        <translation>Bild aus dieser Datei laden</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>Bildschirmfoto</translation>
    </message>
    <message>
        <source>The picture is not in the session, which names this place:

%1

Nothing is fetched from the network.</source>
        <translation>Das Bild ist nicht in der Sitzung. Sie nennt diesen Ort:

%1

Aus dem Netz wird nichts geholt.</translation>
    </message>
    <message>
        <source>The picture is not in the session, which names this file:

%1</source>
        <translation>Das Bild ist nicht in der Sitzung. Sie nennt diese Datei:

%1</translation>
    </message>
</context>
<context>
    <name>SessionStore</name>
    <message>
        <source>file deleted</source>
        <translation>Datei gelöscht</translation>
    </message>
    <message>
        <source>file changed, and cannot be read now</source>
        <translation>Datei geändert und jetzt nicht lesbar</translation>
    </message>
</context>
<context>
    <name>playhead::AccessibleLane</name>
    <message>
        <source>%1, events: %2</source>
        <translation>%1, Ereignisse: %2</translation>
    </message>
    <message>
        <source>No agent recorded</source>
        <translation>Kein Agent aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 events, %2 failed</source>
        <translation>%1 Ereignisse, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
</context>
<context>
    <name>playhead::AnnotationActions</name>
    <message>
        <source>&amp;Bookmark the event</source>
        <translation>&amp;Lesezeichen am Ereignis</translation>
    </message>
    <message>
        <source>Marks the selected event, to be found again.</source>
        <translation>Markiert das ausgewählte Ereignis, damit es sich wiederfinden lässt.</translation>
    </message>
    <message>
        <source>&amp;Note on the event…</source>
        <translation>&amp;Notiz zum Ereignis …</translation>
    </message>
    <message>
        <source>Writes down something about the selected event.</source>
        <translation>Hält etwas zum ausgewählten Ereignis fest.</translation>
    </message>
    <message>
        <source>Next boo&amp;kmark</source>
        <translation>Nächstes Lesezei&amp;chen</translation>
    </message>
    <message>
        <source>Selects the next bookmarked event.</source>
        <translation>Wählt das nächste Ereignis mit Lesezeichen aus.</translation>
    </message>
    <message>
        <source>Previous book&amp;mark</source>
        <translation>Voriges Le&amp;sezeichen</translation>
    </message>
    <message>
        <source>Selects the bookmarked event before.</source>
        <translation>Wählt das vorige Ereignis mit Lesezeichen aus.</translation>
    </message>
</context>
<context>
    <name>playhead::AnnotationList</name>
    <message>
        <source>Bookmarks and notes</source>
        <translation>Lesezeichen und Notizen</translation>
    </message>
    <message>
        <source>No event of this session is bookmarked or noted. Ctrl+B bookmarks the selected one, N notes it.</source>
        <translation>Kein Ereignis dieser Sitzung hat ein Lesezeichen oder eine Notiz. Strg+B setzt am ausgewählten ein Lesezeichen, N schreibt eine Notiz dazu.</translation>
    </message>
</context>
<context>
    <name>playhead::AnnotationListModel</name>
    <message>
        <source>no note</source>
        <translation>keine Notiz</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>playhead::CommandPalette</name>
    <message>
        <source>#37 an event · @12.5s a moment · or a link</source>
        <translation>#37 ein Ereignis · @12.5s ein Zeitpunkt · oder ein Link</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type an action, an event, a session…</source>
        <translation>Aktion, Ereignis oder Sitzung eingeben …</translation>
    </message>
    <message>
        <source>Action, event or session</source>
        <translation>Aktion, Ereignis oder Sitzung</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
</context>
<context>
    <name>playhead::CompletionList</name>
    <message>
        <source>What can be typed next</source>
        <translation>Was als Nächstes eingegeben werden kann</translation>
    </message>
</context>
<context>
    <name>playhead::CrashNotesDialog</name>
    <message>
        <source>Notes of a crash</source>
        <translation>Notizen zu einem Absturz</translation>
    </message>
    <message numerus="yes">
        <source>They stay in %n file(s), and go nowhere by themselves:</source>
        <translation>
            <numerusform>Sie bleiben in %n Datei und gehen von selbst nirgendwohin:</numerusform>
            <numerusform>Sie bleiben in %n Dateien und gehen von selbst nirgendwohin:</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>playhead::CrashNotice</name>
    <message>
        <source>Notes of a crash</source>
        <translation>Notizen zu einem Absturz</translation>
    </message>
    <message>
        <source>Playhead did not end as it should the last time. What is known of it was noted on this computer; nothing was sent.</source>
        <translation>Playhead ist beim letzten Mal nicht so beendet worden, wie es sein soll. Was darüber bekannt ist, wurde auf diesem Rechner notiert; gesendet wurde nichts.</translation>
    </message>
    <message>
        <source>Show the notes…</source>
        <translation>Notizen zeigen …</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>playhead::DemoPlayer</name>
    <message>
        <source>&amp;Watch a demo</source>
        <translation>&amp;Vorführung ansehen</translation>
    </message>
    <message>
        <source>&amp;Stop the demo</source>
        <translation>Vorführung &amp;anhalten</translation>
    </message>
    <message>
        <source>Demo: %1</source>
        <translation>Vorführung: %1</translation>
    </message>
</context>
<context>
    <name>playhead::DesktopNotices</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>playhead::EventAnnotations</name>
    <message>
        <source>bookmark on #%1</source>
        <translation>Lesezeichen an #%1</translation>
    </message>
    <message>
        <source>no bookmark on #%1</source>
        <translation>kein Lesezeichen an #%1</translation>
    </message>
    <message>
        <source>no note on #%1</source>
        <translation>keine Notiz zu #%1</translation>
    </message>
    <message>
        <source>note on #%1</source>
        <translation>Notiz zu #%1</translation>
    </message>
</context>
<context>
    <name>playhead::EventCopier</name>
    <message>
        <source>No id can be read for this event.</source>
        <translation>Für dieses Ereignis lässt sich keine ID lesen.</translation>
    </message>
    <message>
        <source>This event can no longer be read.</source>
        <translation>Dieses Ereignis lässt sich nicht mehr lesen.</translation>
    </message>
</context>
<context>
    <name>playhead::EventFacts</name>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>übergeordnet</translation>
    </message>
    <message>
        <source>my note</source>
        <translation>meine Notiz</translation>
    </message>
    <message>
        <source>comp.</source>
        <translation>ber.</translation>
    </message>
    <message>
        <source>Not recorded: computed from tokens and prices.</source>
        <translation>Nicht aufgezeichnet: aus Tokens und Preisen berechnet.</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>instant</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Not recorded, and no price is known for the model.</source>
        <translation>Nicht aufgezeichnet, und für das Modell ist kein Preis bekannt.</translation>
    </message>
    <message>
        <source>Go to the parent, %1</source>
        <translation>Zum übergeordneten Ereignis gehen, %1</translation>
    </message>
    <message>
        <source>%1, #%2. Not recorded: worked out from times.</source>
        <translation>%1, #%2. Nicht aufgezeichnet: aus den Zeiten erschlossen.</translation>
    </message>
    <message>
        <source>%1, #%2</source>
        <translation>%1, #%2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>playhead::EventHeader</name>
    <message>
        <source>Show the session&apos;s details</source>
        <translation>Details der Sitzung zeigen</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>Voriges Ereignis</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <source>Copy a link to the event</source>
        <translation>Link zum Ereignis kopieren</translation>
    </message>
    <message>
        <source>Copy the event as JSON</source>
        <translation>Ereignis als JSON kopieren</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>PINNED · EVENT #%1 OF %2</source>
        <translation>ANGEHEFTET · EREIGNIS #%1 VON %2</translation>
    </message>
    <message>
        <source>EVENT #%1 OF %2</source>
        <translation>EREIGNIS #%1 VON %2</translation>
    </message>
    <message>
        <source>▸ running</source>
        <translation>▸ läuft</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>steht bevor</translation>
    </message>
    <message>
        <source>Unpin the event</source>
        <translation>Ereignis lösen</translation>
    </message>
    <message>
        <source>Pin the event beside others</source>
        <translation>Ereignis neben anderen anheften</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Bookmark the event</source>
        <translation>Lesezeichen am Ereignis setzen</translation>
    </message>
</context>
<context>
    <name>playhead::EventRowsModel</name>
    <message>
        <source>no time recorded</source>
        <translation>keine Zeit aufgezeichnet</translation>
    </message>
    <message>
        <source>starts at %1</source>
        <translation>beginnt bei %1</translation>
    </message>
    <message>
        <source>, 1 hit below</source>
        <translation>, 1 Treffer darunter</translation>
    </message>
    <message numerus="yes">
        <source>, %1 hits below</source>
        <translation>
            <numerusform>, %1 Treffer darunter</numerusform>
            <numerusform>, %1 Treffer darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>, hit</source>
        <translation>, Treffer</translation>
    </message>
    <message>
        <source>, found</source>
        <translation>, gefunden</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>1 hit below</source>
        <translation>1 Treffer darunter</translation>
    </message>
    <message numerus="yes">
        <source>%1 hits below</source>
        <translation>
            <numerusform>%1 Treffer darunter</numerusform>
            <numerusform>%1 Treffer darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 below</source>
        <translation>%1 %2 darunter</translation>
    </message>
</context>
<context>
    <name>playhead::EventTexts</name>
    <message>
        <source>(unnamed)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>LLM call</source>
        <translation>LLM-Aufruf</translation>
    </message>
    <message>
        <source>API call</source>
        <translation>API-Aufruf</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>Werkzeugaufruf</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>Bildschirmfoto</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>Indeterminate</source>
        <translation>Unbestimmt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>Ebene %1</translation>
    </message>
    <message>
        <source>more than %1 children</source>
        <translation>mehr als %1 untergeordnete</translation>
    </message>
    <message>
        <source>1 child</source>
        <translation>1 untergeordnetes</translation>
    </message>
    <message numerus="yes">
        <source>%n children</source>
        <translation>
            <numerusform>%n untergeordnetes</numerusform>
            <numerusform>%n untergeordnete</numerusform>
        </translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>1 failure below</source>
        <translation>1 Fehlschlag darunter</translation>
    </message>
    <message numerus="yes">
        <source>%n failures below</source>
        <translation>
            <numerusform>%n Fehlschlag darunter</numerusform>
            <numerusform>%n Fehlschläge darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>, bookmarked</source>
        <translation>, mit Lesezeichen</translation>
    </message>
    <message>
        <source>, with a note</source>
        <translation>, mit Notiz</translation>
    </message>
</context>
<context>
    <name>playhead::EventToolTips</name>
    <message>
        <source>events inside: %1</source>
        <translation>Ereignisse darin: %1</translation>
    </message>
    <message>
        <source>failed inside: %1</source>
        <translation>darin fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Bookmarked.</source>
        <translation>Mit Lesezeichen.</translation>
    </message>
    <message>
        <source>Your note: %1</source>
        <translation>Eigene Notiz: %1</translation>
    </message>
    <message>
        <source>Its parent was not recorded: it is the tightest event around it in time.</source>
        <translation>Das übergeordnete Ereignis wurde nicht aufgezeichnet: Es ist das zeitlich engste, das dieses umgibt.</translation>
    </message>
    <message>
        <source>Its recorded parent is not in the session.</source>
        <translation>Das aufgezeichnete übergeordnete Ereignis ist nicht in der Sitzung.</translation>
    </message>
    <message>
        <source>It ran inside an event that this part of the session leaves out.</source>
        <translation>Es lief in einem Ereignis, das dieser Teil der Sitzung auslässt.</translation>
    </message>
    <message>
        <source>Its recorded parent lies below it, so that it is shown at the top level.</source>
        <translation>Das aufgezeichnete übergeordnete Ereignis liegt unter ihm, deshalb steht es auf der obersten Ebene.</translation>
    </message>
    <message>
        <source>An earlier event has the same id.</source>
        <translation>Ein früheres Ereignis hat dieselbe ID.</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>One moment is recorded, and no duration.</source>
        <translation>Aufgezeichnet ist ein Zeitpunkt, keine Dauer.</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>Beginn %1</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>end %1</source>
        <translation>Ende %1</translation>
    </message>
    <message>
        <source>duration %1</source>
        <translation>Dauer %1</translation>
    </message>
    <message>
        <source>The start was worked out from other records.</source>
        <translation>Der Beginn wurde aus anderen Aufzeichnungen erschlossen.</translation>
    </message>
    <message>
        <source>The end was worked out from other records.</source>
        <translation>Das Ende wurde aus anderen Aufzeichnungen erschlossen.</translation>
    </message>
    <message>
        <source>It ends before it starts, as recorded.</source>
        <translation>Es endet, wie aufgezeichnet, bevor es beginnt.</translation>
    </message>
    <message>
        <source>It starts outside its parent&apos;s time, as recorded.</source>
        <translation>Es beginnt, wie aufgezeichnet, außerhalb der Zeit des übergeordneten Ereignisses.</translation>
    </message>
    <message>
        <source>Dashed: its place in the tree was worked out from times.</source>
        <translation>Gestrichelt: Sein Platz im Baum wurde aus den Zeiten erschlossen.</translation>
    </message>
    <message>
        <source>%1 tokens in the events inside</source>
        <translation>%1 Tokens in den Ereignissen darin</translation>
    </message>
    <message>
        <source>prompt %1</source>
        <translation>Prompt %1</translation>
    </message>
    <message>
        <source>completion %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>recorded on this event itself: %1</source>
        <translation>an diesem Ereignis selbst aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>Tokens are counted at the deepest events that record them: what is recorded on a parent as well is not counted again.</source>
        <translation>Tokens zählen bei den innersten Ereignissen, die sie aufzeichnen: Was zusätzlich weiter oben aufgezeichnet ist, zählt nicht noch einmal.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>read from cache %1</source>
        <translation>aus dem Cache gelesen %1</translation>
    </message>
    <message>
        <source>written to cache %1</source>
        <translation>in den Cache geschrieben %1</translation>
    </message>
    <message>
        <source>reasoning %1</source>
        <translation>Nachdenken %1</translation>
    </message>
    <message>
        <source>At least a part was not recorded, but computed from tokens and the list of prices.</source>
        <translation>Mindestens ein Teil wurde nicht aufgezeichnet, sondern aus Tokens und der Preisliste berechnet.</translation>
    </message>
    <message>
        <source>Not recorded, but computed from tokens and the list of prices.</source>
        <translation>Nicht aufgezeichnet, sondern aus Tokens und der Preisliste berechnet.</translation>
    </message>
    <message>
        <source>As recorded.</source>
        <translation>Wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>A lower bound: LLM calls whose cost is unknown: %1.</source>
        <translation>Eine Untergrenze: LLM-Aufrufe mit unbekannten Kosten: %1.</translation>
    </message>
    <message>
        <source>Costs are counted at the deepest events that have one: what is recorded on a parent as well is not counted again.</source>
        <translation>Kosten zählen bei den innersten Ereignissen, die welche haben: Was zusätzlich weiter oben aufgezeichnet ist, zählt nicht noch einmal.</translation>
    </message>
</context>
<context>
    <name>playhead::EventView</name>
    <message>
        <source>Open a session to see its details.</source>
        <translation>Eine Sitzung öffnen, um ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>Shown, though not begun yet at the playhead</source>
        <translation>Gezeigt, obwohl am Abspielkopf noch nicht begonnen</translation>
    </message>
    <message>
        <source>Shown whole, though still running at the playhead</source>
        <translation>Ganz gezeigt, obwohl es am Abspielkopf noch läuft</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Not begun yet at the playhead</source>
        <translation>Am Abspielkopf noch nicht begonnen</translation>
    </message>
    <message>
        <source>Still running at the playhead: no outcome yet</source>
        <translation>Läuft am Abspielkopf noch: bisher kein Ausgang</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>1 secret shown</source>
        <translation>1 Geheimnis gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%1 secrets shown</source>
        <translation>
            <numerusform>%1 Geheimnis gezeigt</numerusform>
            <numerusform>%1 Geheimnisse gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Verdecken</translation>
    </message>
    <message>
        <source>1 secret masked</source>
        <translation>1 Geheimnis verdeckt</translation>
    </message>
    <message numerus="yes">
        <source>%1 secrets masked</source>
        <translation>
            <numerusform>%1 Geheimnis verdeckt</numerusform>
            <numerusform>%1 Geheimnisse verdeckt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The beginning only: %1 are being read</source>
        <translation>Nur der Anfang: %1 werden gelesen</translation>
    </message>
</context>
<context>
    <name>playhead::FacetChip</name>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source>Enter: only this. Ctrl+Enter: this, too. Menu: more.</source>
        <translation>Eingabe: nur dieses. Strg+Eingabe: dieses zusätzlich. Menü: mehr.</translation>
    </message>
    <message>
        <source>%1: %2
Click: only this. Ctrl+click: this, too. Right click: more.</source>
        <translation>%1: %2
Klick: nur dieses. Strg+Klick: dieses zusätzlich. Rechtsklick: mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3 events</source>
        <translation>
            <numerusform>%1: %2, %3 Ereignis</numerusform>
            <numerusform>%1: %2, %3 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Only this</source>
        <translation>&amp;Nur dieses</translation>
    </message>
    <message>
        <source>This, &amp;too</source>
        <translation>Dieses &amp;zusätzlich</translation>
    </message>
    <message>
        <source>&amp;Not this</source>
        <translation>&amp;Ohne dieses</translation>
    </message>
</context>
<context>
    <name>playhead::FacetStrip</name>
    <message>
        <source>+ %1 more</source>
        <translation>+ %1 weitere</translation>
    </message>
    <message>
        <source>%1 more values to filter by</source>
        <translation>%1 weitere Werte zum Filtern</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
</context>
<context>
    <name>playhead::FactList</name>
    <message>
        <source>%1, note</source>
        <translation>%1, Anmerkung</translation>
    </message>
</context>
<context>
    <name>playhead::FilterActions</name>
    <message>
        <source>&amp;Filter…</source>
        <translation>&amp;Filter …</translation>
    </message>
    <message>
        <source>Find &amp;text…</source>
        <translation>Te&amp;xt suchen …</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>Filter lös&amp;chen</translation>
    </message>
    <message>
        <source>Filter &amp;before</source>
        <translation>&amp;Voriger Filter</translation>
    </message>
    <message>
        <source>Filter &amp;after</source>
        <translation>Näc&amp;hster Filter</translation>
    </message>
    <message>
        <source>F&amp;ade what is no hit, do not hide it</source>
        <translation>Nicht-Treffer a&amp;bblenden statt ausblenden</translation>
    </message>
    <message>
        <source>Next &amp;hit</source>
        <translation>Nächster &amp;Treffer</translation>
    </message>
    <message>
        <source>Pre&amp;vious hit</source>
        <translation>Vo&amp;riger Treffer</translation>
    </message>
</context>
<context>
    <name>playhead::FilterBar</name>
    <message>
        <source>&amp;Keep this filter…</source>
        <translation>Diesen Filter &amp;merken …</translation>
    </message>
    <message>
        <source>F&amp;orget</source>
        <translation>Ver&amp;gessen</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Diesen Filter merken</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>playhead::FilterField</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%1 hits</source>
        <translation>
            <numerusform>%1 Treffer</numerusform>
            <numerusform>%1 Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>… incomplete</source>
        <translation>… unvollständig</translation>
    </message>
    <message>
        <source>✕ wrong</source>
        <translation>✕ falsch</translation>
    </message>
    <message>
        <source>◌ %1, %2 % read</source>
        <translation>◌ %1, %2 % gelesen</translation>
    </message>
    <message>
        <source>○ no hits</source>
        <translation>○ keine Treffer</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source> (Tab puts it in)</source>
        <translation> (Tab fügt es ein)</translation>
    </message>
    <message numerus="yes">
        <source>%1 events could not be read</source>
        <translation>
            <numerusform>%1 Ereignis war nicht lesbar</numerusform>
            <numerusform>%1 Ereignisse waren nicht lesbar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FilterLine</name>
    <message>
        <source>Filter: result:Fail, duration&gt;2s, tag:web, a word …</source>
        <translation>Filter: result:Fail, duration&gt;2s, tag:web, ein Wort …</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>A question about the events: key, operator and value, joined by and, or, not. A word by itself is searched for in all texts.</source>
        <translation>Eine Frage an die Ereignisse: Schlüssel, Operator und Wert, verknüpft mit and, or, not. Ein einzelnes Wort wird in allen Texten gesucht.</translation>
    </message>
</context>
<context>
    <name>playhead::FilterNotice</name>
    <message>
        <source>Searching what was recorded: no hit so far</source>
        <translation>Das Aufgezeichnete wird durchsucht: bisher kein Treffer</translation>
    </message>
    <message>
        <source>No event matches the filter</source>
        <translation>Kein Ereignis passt zum Filter</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>playhead::FindBar</name>
    <message>
        <source>Case counts (Alt+C)</source>
        <translation>Groß-/Kleinschreibung beachten (Alt+C)</translation>
    </message>
    <message>
        <source>Whole words (Alt+W)</source>
        <translation>Ganze Wörter (Alt+W)</translation>
    </message>
    <message>
        <source>Regular expression (Alt+R)</source>
        <translation>Regulärer Ausdruck (Alt+R)</translation>
    </message>
    <message>
        <source>Previous found (Shift+Enter)</source>
        <translation>Voriger Fund (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next found (Enter)</source>
        <translation>Nächster Fund (Eingabe)</translation>
    </message>
    <message>
        <source>Make it the filter</source>
        <translation>Als Filter nehmen</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Find in the session…</source>
        <translation>In der Sitzung suchen …</translation>
    </message>
    <message>
        <source>Find in the session</source>
        <translation>In der Sitzung suchen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 events</source>
        <translation>
            <numerusform>%1 von %2 Ereignis</numerusform>
            <numerusform>%1 von %2 Ereignissen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>searched %1 %</source>
        <translation>%1 % durchsucht</translation>
    </message>
</context>
<context>
    <name>playhead::FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Leave the first steps</source>
        <translation>Erste Schritte verlassen</translation>
    </message>
    <message>
        <source>First steps, 1 of 4: open the session of an agent, or begin with the demo.</source>
        <translation>Erste Schritte, 1 von 4: die Sitzung eines Agenten öffnen oder mit dem Beispiel beginnen.</translation>
    </message>
    <message>
        <source>First steps, 2 of 4: each row is something the agent did. The arrow keys select one; %1 goes to what failed.</source>
        <translation>Erste Schritte, 2 von 4: Jede Zeile ist etwas, das der Agent getan hat. Die Pfeiltasten wählen eine aus; %1 geht zu dem, was fehlschlug.</translation>
    </message>
    <message>
        <source>First steps, 3 of 4: what was recorded of it is at the right. %1 plays the session as it happened.</source>
        <translation>Erste Schritte, 3 von 4: Rechts steht, was davon aufgezeichnet wurde. %1 spielt die Sitzung ab, wie sie geschah.</translation>
    </message>
    <message>
        <source>First steps, 4 of 4: %1 finds every command, and %2 opens the help about the part you are in.</source>
        <translation>Erste Schritte, 4 von 4: %1 findet jeden Befehl, und %2 öffnet die Hilfe zu dem Teil, der den Fokus hat.</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>playhead::FoldableText</name>
    <message>
        <source>Show all %1 characters</source>
        <translation>Alle %1 Zeichen zeigen</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
</context>
<context>
    <name>playhead::FolderImport</name>
    <message>
        <source>The file holds no session.</source>
        <translation>Die Datei enthält keine Sitzung.</translation>
    </message>
    <message>
        <source>There are more than %1 files.</source>
        <translation>Es sind mehr als %1 Dateien.</translation>
    </message>
    <message>
        <source>The folder cannot be read.</source>
        <translation>Der Ordner ist nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FollowChip</name>
    <message>
        <source>Follow the end</source>
        <translation>Dem Ende folgen</translation>
    </message>
    <message>
        <source>Follow · %1 new</source>
        <translation>Folgen · %1 neu</translation>
    </message>
    <message>
        <source>Follow the end, 1 new event</source>
        <translation>Dem Ende folgen, 1 neues Ereignis</translation>
    </message>
    <message numerus="yes">
        <source>Follow the end, %1 new events</source>
        <translation>
            <numerusform>Dem Ende folgen, %1 neues Ereignis</numerusform>
            <numerusform>Dem Ende folgen, %1 neue Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FoundSessionsModel</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>ended in error</source>
        <translation>mit Fehler beendet</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>aufbewahrt</translation>
    </message>
    <message>
        <source>It was written to in the last two minutes, and does not say that it ended.</source>
        <translation>In den letzten zwei Minuten wurde hineingeschrieben, und ein Ende ist nicht vermerkt.</translation>
    </message>
    <message>
        <source>What it records last is a failure.</source>
        <translation>Das Letzte, was sie aufzeichnet, ist ein Fehlschlag.</translation>
    </message>
    <message>
        <source>It is not being written to.</source>
        <translation>Es wird nicht hineingeschrieben.</translation>
    </message>
    <message>
        <source>The library has it since %1.</source>
        <translation>Die Bibliothek hat sie seit %1.</translation>
    </message>
    <message>
        <source>The library has it as it was at %1. It has changed since.</source>
        <translation>Die Bibliothek hat sie im Stand von %1. Seitdem hat sie sich geändert.</translation>
    </message>
    <message>
        <source>No title is recorded in what was read.</source>
        <translation>Im Gelesenen ist kein Titel aufgezeichnet.</translation>
    </message>
    <message>
        <source>No title is recorded: this is what was asked for first.</source>
        <translation>Kein Titel ist aufgezeichnet: Dies ist, worum zuerst gebeten wurde.</translation>
    </message>
    <message>
        <source>A sub-agent: session %1 started it.</source>
        <translation>Ein Unteragent: Sitzung %1 hat ihn gestartet.</translation>
    </message>
    <message>
        <source>The agent&apos;s folder is not recorded.</source>
        <translation>Der Ordner des Agenten ist nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Last activity: %1</source>
        <translation>Letzte Aktivität: %1</translation>
    </message>
    <message>
        <source>As its file says: what was read records no later time.</source>
        <translation>Laut Datei: Im Gelesenen ist keine spätere Zeit aufgezeichnet.</translation>
    </message>
    <message>
        <source>When it started is not recorded.</source>
        <translation>Der Beginn ist nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>Begonnen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes in %n file(s)</source>
        <translation>
            <numerusform>%1 Byte in %n Datei</numerusform>
            <numerusform>%1 Byte in %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>A part of a database with other sessions.</source>
        <translation>Ein Teil einer Datenbank mit weiteren Sitzungen.</translation>
    </message>
</context>
<context>
    <name>playhead::FoundSessionsView</name>
    <message>
        <source>Sessions on this computer</source>
        <translation>Sitzungen auf diesem Rechner</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Sitzungen öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Open %n session(s) at once?</source>
        <translation>
            <numerusform>%n Sitzung auf einmal öffnen?</numerusform>
            <numerusform>%n Sitzungen auf einmal öffnen?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open &amp;beside, and stay here</source>
        <translation>&amp;Daneben öffnen und hier bleiben</translation>
    </message>
    <message>
        <source>&amp;Keep in the library</source>
        <translation>In der Bibliothek &amp;aufbewahren</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy paths</source>
        <translation>&amp;Pfade kopieren</translation>
    </message>
</context>
<context>
    <name>playhead::FrameTimes</name>
    <message>
        <source>Frame times</source>
        <translation>Bildzeiten</translation>
    </message>
    <message>
        <source>How long the window took to draw a frame in the last five seconds: the median, what 99 of 100 stay below, and the longest. Frames of this readout itself, one each half second, are left out.</source>
        <translation>Wie lange das Fenster in den letzten fünf Sekunden zum Zeichnen eines Bildes brauchte: der Median, worunter 99 von 100 bleiben, und das längste. Die Bilder dieser Anzeige selbst, eines jede halbe Sekunde, zählen nicht mit.</translation>
    </message>
    <message>
        <source>No frames</source>
        <translation>Keine Bilder</translation>
    </message>
    <message>
        <source>Frame %1 ms · 99 %: %2 · longest %3</source>
        <translation>Bild %1 ms · 99 %: %2 · längstes %3</translation>
    </message>
</context>
<context>
    <name>playhead::GraphExport</name>
    <message>
        <source>The first %1 of %2 rows</source>
        <translation>Die ersten %1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1: a PNG holds no more. SVG and PDF do.</source>
        <translation>%1: Mehr fasst ein PNG nicht, SVG und PDF schon.</translation>
    </message>
    <message>
        <source>%1: a picture holds no more.</source>
        <translation>%1: Mehr fasst ein Bild nicht.</translation>
    </message>
</context>
<context>
    <name>playhead::GraphExportDialog</name>
    <message>
        <source>The &amp;whole session</source>
        <translation>Die &amp;ganze Sitzung</translation>
    </message>
    <message>
        <source>The &amp;stretch on the screen</source>
        <translation>Der &amp;Abschnitt auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Export the graph</source>
        <translation>Grafik exportieren</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>%1 times as fine</source>
        <translation>%1-mal so fein</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>W&amp;idth</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Pixels of a PNG</source>
        <translation>&amp;Pixel eines PNG</translation>
    </message>
    <message>
        <source>All rows are drawn, as they are expanded: also those that are not on the screen.</source>
        <translation>Alle Zeilen werden gezeichnet, wie sie aufgeklappt sind: auch die, die nicht auf dem Bildschirm stehen.</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
</context>
<context>
    <name>playhead::HelpActions</name>
    <message>
        <source>&amp;Help for this part</source>
        <translation>&amp;Hilfe zu diesem Teil</translation>
    </message>
    <message>
        <source>&amp;Contents of the help</source>
        <translation>&amp;Inhalt der Hilfe</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>Opens the page about the part of the window that has the focus.</source>
        <translation>Öffnet die Seite über den Teil des Fensters, der den Fokus hat.</translation>
    </message>
    <message>
        <source>Opens the help at its first page.</source>
        <translation>Öffnet die Hilfe auf ihrer ersten Seite.</translation>
    </message>
    <message>
        <source>Leads through the first minutes, a line at a time.</source>
        <translation>Führt durch die ersten Minuten, Zeile für Zeile.</translation>
    </message>
</context>
<context>
    <name>playhead::HelpPages</name>
    <message>
        <source>en</source>
        <extracomment>The folder of the help&apos;s pages in this language, below resources/help.</extracomment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>playhead::HelpWindow</name>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Search the help…</source>
        <translation>Hilfe durchsuchen …</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Seite der Hilfe</translation>
    </message>
</context>
<context>
    <name>playhead::IdleMarks</name>
    <message>
        <source>Idle for %1, drawn short</source>
        <translation>%1 Leerlauf, gestaucht gezeichnet</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>View, Compress idle gaps draws it as long as it was.</source>
        <translation>Ansicht, Leerlauf stauchen zeichnet ihn so lang, wie er war.</translation>
    </message>
</context>
<context>
    <name>playhead::JsonTreeModel</name>
    <message>
        <source>{1 key}</source>
        <translation>{1 Schlüssel}</translation>
    </message>
    <message numerus="yes">
        <source>{%1 keys}</source>
        <translation>
            <numerusform>{%1 Schlüssel}</numerusform>
            <numerusform>{%1 Schlüssel}</numerusform>
        </translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 Schlüssel</translation>
    </message>
    <message numerus="yes">
        <source>%1 keys</source>
        <translation>
            <numerusform>%1 Schlüssel</numerusform>
            <numerusform>%1 Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Element</translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 Element</numerusform>
            <numerusform>%1 Elemente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::JsonView</name>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Show the whole text</source>
        <translation>Ganzen Text zeigen</translation>
    </message>
    <message>
        <source>Open the text as JSON</source>
        <translation>Text als JSON öffnen</translation>
    </message>
    <message>
        <source>Show this part alone</source>
        <translation>Nur diesen Teil zeigen</translation>
    </message>
</context>
<context>
    <name>playhead::KeepButton</name>
    <message>
        <source>Which sessions the library keeps</source>
        <translation>Welche Sitzungen die Bibliothek aufbewahrt</translation>
    </message>
    <message>
        <source>Agents delete their sessions after a while. The library keeps copies of their files, packed and checked, as soon as a session has rested for ten minutes.</source>
        <translation>Agenten löschen ihre Sitzungen nach einer Weile. Die Bibliothek bewahrt Kopien ihrer Dateien auf, gepackt und geprüft, sobald eine Sitzung zehn Minuten geruht hat.</translation>
    </message>
    <message>
        <source>Keep &amp;all from now on</source>
        <translation>Ab jetzt &amp;alle aufbewahren</translation>
    </message>
    <message>
        <source>Keep those of</source>
        <translation>Aufbewahren: die von</translation>
    </message>
    <message>
        <source>&amp;Keeps all</source>
        <translation>Alle aufbewah&amp;rt</translation>
    </message>
    <message>
        <source>&amp;Keep…</source>
        <translation>Aufbewah&amp;ren …</translation>
    </message>
    <message>
        <source>&amp;Keeps 1 agent&apos;s</source>
        <translation>1 Agent aufbewah&amp;rt</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Keeps %n agents&apos;</source>
        <translation>
            <numerusform>%n Agent aufbewah&amp;rt</numerusform>
            <numerusform>%n Agenten aufbewah&amp;rt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Search keys and what they do</source>
        <translation>Tasten und ihre Wirkung suchen</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Tasten suchen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>in its view</source>
        <translation>in ihrer Ansicht</translation>
    </message>
</context>
<context>
    <name>playhead::LabelCache</name>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
</context>
<context>
    <name>playhead::LanesHeader</name>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Drag a stretch to zoom into it, with Shift to measure it, click to put the playhead, and double-click to see everything.</source>
        <translation>Einen Abschnitt aufziehen, um ihn zu vergrößern, mit Umschalt, um ihn zu messen; Klick setzt den Abspielkopf, Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Agent and thread</source>
        <translation>Agent und Thread</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>playhead::LanesView</name>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>The session&apos;s events over time, in a lane for each agent and thread. The left and right arrows go along a row, up and down to the rows beside it; Enter shows the selected event over the whole width.</source>
        <translation>Die Ereignisse der Sitzung über die Zeit, in einer Spur je Agent und Thread. Die Pfeiltasten links und rechts gehen eine Zeile entlang, auf und ab in die Zeilen daneben; Eingabe zeigt das ausgewählte Ereignis über die ganze Breite.</translation>
    </message>
    <message>
        <source>%1 events, too small to be drawn one by one here</source>
        <translation>%1 Ereignisse, hier zu klein, um einzeln gezeichnet zu werden</translation>
    </message>
    <message>
        <source>%1 of them failed: a click selects the first.</source>
        <translation>%1 davon fehlgeschlagen: Ein Klick wählt das erste aus.</translation>
    </message>
    <message>
        <source>The text is found in some of them: a click selects the first.</source>
        <translation>Der Text kommt in einigen davon vor: Ein Klick wählt das erste aus.</translation>
    </message>
    <message>
        <source>Some of them are hits: a click selects the first.</source>
        <translation>Einige davon sind Treffer: Ein Klick wählt das erste aus.</translation>
    </message>
    <message>
        <source>A double click shows them closer.</source>
        <translation>Ein Doppelklick zeigt sie näher.</translation>
    </message>
    <message>
        <source>No agent recorded</source>
        <translation>Kein Agent aufgezeichnet</translation>
    </message>
    <message>
        <source>agent %1</source>
        <translation>Agent %1</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>Thread %1</translation>
    </message>
    <message>
        <source>events: %1</source>
        <translation>Ereignisse: %1</translation>
    </message>
    <message>
        <source>without a time, and so without a bar: %1</source>
        <translation>ohne Zeit und deshalb ohne Balken: %1</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>Keine Sitzung</translation>
    </message>
    <message>
        <source>No events recorded</source>
        <translation>Keine Ereignisse aufgezeichnet</translation>
    </message>
    <message>
        <source>No times were recorded, so that there is nothing to draw over time</source>
        <translation>Es wurden keine Zeiten aufgezeichnet; über die Zeit gibt es nichts zu zeichnen</translation>
    </message>
    <message>
        <source>Laying out the lanes…</source>
        <translation>Spuren werden angeordnet …</translation>
    </message>
    <message>
        <source>no thread recorded</source>
        <translation>kein Thread aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>playhead::LibraryMatchesModel</name>
    <message>
        <source>1 match</source>
        <translation>1 Fundstelle</translation>
    </message>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 Fundstelle</numerusform>
            <numerusform>%1 Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Session %1, %2</source>
        <translation>Sitzung %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>playhead::LibrarySearchDialog</name>
    <message>
        <source>Search all sessions</source>
        <translation>Alle Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Words in any session of the library…</source>
        <translation>Wörter in Sitzungen der Bibliothek …</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>All of the words; the last may be the beginning of one; &quot;in quotes&quot;: together</source>
        <translation>Alle Wörter; das letzte darf ein Wortanfang sein; &quot;in Anführungszeichen&quot;: zusammen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>There is no word to look for.</source>
        <translation>Es ist kein Suchwort da.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Fundstelle</translation>
    </message>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 Fundstelle</numerusform>
            <numerusform>%1 Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 Sitzung</numerusform>
            <numerusform>%1 Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>new sessions are being read: %1 %</source>
        <translation>neue Sitzungen werden gelesen: %1 %</translation>
    </message>
</context>
<context>
    <name>playhead::LibrarySteps</name>
    <message>
        <source>rename of “%1”</source>
        <translation>Umbenennen von „%1“</translation>
    </message>
    <message>
        <source>tags of “%1”</source>
        <translation>Schlagwörter von „%1“</translation>
    </message>
    <message>
        <source>delete of “%1”</source>
        <translation>Löschen von „%1“</translation>
    </message>
    <message>
        <source>The session was renamed or deleted meanwhile: it stays as it is.</source>
        <translation>Die Sitzung wurde inzwischen umbenannt oder gelöscht: Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The session was tagged or deleted meanwhile: it stays as it is.</source>
        <translation>Die Schlagwörter der Sitzung wurden inzwischen geändert, oder sie wurde gelöscht: Sie bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>playhead::LinkOpener</name>
    <message>
        <source>No session with the id %1 is open or in the library.</source>
        <translation>Keine Sitzung mit der ID %1 ist offen oder in der Bibliothek.</translation>
    </message>
    <message>
        <source>Open the file that holds it, then the link again.</source>
        <translation>Erst die Datei öffnen, die sie enthält, dann noch einmal den Link.</translation>
    </message>
    <message>
        <source>The event that was found is no longer in the session.</source>
        <translation>Das gefundene Ereignis ist nicht mehr in der Sitzung.</translation>
    </message>
    <message>
        <source>Search again.</source>
        <translation>Noch einmal suchen.</translation>
    </message>
    <message>
        <source>The session has no event #%1.</source>
        <translation>Die Sitzung hat kein Ereignis #%1.</translation>
    </message>
    <message numerus="yes">
        <source>It has %1 events.</source>
        <translation>
            <numerusform>Sie hat %1 Ereignis.</numerusform>
            <numerusform>Sie hat %1 Ereignisse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>playhead::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Sessions on this co&amp;mputer</source>
        <translation>Sitzungen auf diesem &amp;Rechner</translation>
    </message>
    <message>
        <source>Lists what agents left in the folders where they keep it.</source>
        <translation>Listet auf, was Agenten in ihren Ordnern hinterlassen haben.</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>Beispielsitzun&amp;g öffnen</translation>
    </message>
    <message>
        <source>&amp;Keep in the library</source>
        <translation>In der Bibliothek &amp;aufbewahren</translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation>Datei &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Export what the filter &amp;shows…</source>
        <translation>Exportieren, was der Filter &amp;zeigt …</translation>
    </message>
    <message>
        <source>Export &amp;graph…</source>
        <translation>Grafi&amp;k exportieren …</translation>
    </message>
    <message>
        <source>Writes the timeline as a picture: PNG, SVG or PDF.</source>
        <translation>Schreibt die Zeitachse als Bild: PNG, SVG oder PDF.</translation>
    </message>
    <message>
        <source>The events that the filter holds for, and what they ran inside of.</source>
        <translation>Die Ereignisse, auf die der Filter zutrifft, und das, worin sie liefen.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Find a &amp;session</source>
        <translation>&amp;Sitzung suchen</translation>
    </message>
    <message>
        <source>Show s&amp;ecrets</source>
        <translation>&amp;Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>Keys and tokens are masked where they are shown and copied</source>
        <translation>Schlüssel und Zugangscodes sind verdeckt, wo sie gezeigt und kopiert werden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Compress &amp;idle gaps</source>
        <translation>&amp;Leerlauf stauchen</translation>
    </message>
    <message>
        <source>Draws long times in which nothing happens short, and says how long.</source>
        <translation>Zeichnet lange Zeiten, in denen nichts geschieht, kurz und sagt, wie lang sie sind.</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>&amp;Zeiten</translation>
    </message>
    <message>
        <source>&amp;Relative to the start</source>
        <translation>&amp;Relativ zum Beginn</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>&amp;UTC</translation>
    </message>
    <message>
        <source>&amp;Local time</source>
        <translation>&amp;Ortszeit</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Far&amp;bschema</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Session list</source>
        <translation>Si&amp;tzungsliste</translation>
    </message>
    <message>
        <source>&amp;Event details</source>
        <translation>Ereignis&amp;details</translation>
    </message>
    <message>
        <source>Frame ti&amp;mes</source>
        <translation>B&amp;ildzeiten</translation>
    </message>
    <message>
        <source>Says in the status bar how long the window takes to draw a frame.</source>
        <translation>Sagt in der Statusleiste, wie lange das Fenster zum Zeichnen eines Bildes braucht.</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Pin the event</source>
        <translation>Ereignis anhe&amp;ften</translation>
    </message>
    <message>
        <source>Keeps the selected event beside those that are selected next.</source>
        <translation>Behält das ausgewählte Ereignis neben den als Nächstes ausgewählten.</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Next failure</source>
        <translation>Nächster &amp;Fehlschlag</translation>
    </message>
    <message>
        <source>&amp;Previous failure</source>
        <translation>Voriger Fe&amp;hlschlag</translation>
    </message>
    <message>
        <source>Session &amp;details</source>
        <translation>&amp;Merkmale der Sitzung</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Playhead</source>
        <translation>Ü&amp;ber Playhead</translation>
    </message>
    <message>
        <source>About Playhead</source>
        <translation>Über Playhead</translation>
    </message>
    <message>
        <source>&lt;b&gt;Playhead %1&lt;/b&gt;&lt;p&gt;A native replay viewer for AI-agent runs.&lt;/p&gt;&lt;p&gt;Everything stays on this machine: no account, no server, no telemetry.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Playhead %1&lt;/b&gt;&lt;p&gt;Ein natives Programm, um Läufe von KI-Agenten noch einmal anzusehen.&lt;/p&gt;&lt;p&gt;Alles bleibt auf diesem Rechner: kein Konto, kein Server, keine Telemetrie.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Playhead</source>
        <translation>Playhead</translation>
    </message>
    <message>
        <source>Kept in the library</source>
        <translation>In der Bibliothek aufbewahrt</translation>
    </message>
    <message>
        <source>The library&apos;s copy is up to date</source>
        <translation>Die Kopie der Bibliothek ist aktuell</translation>
    </message>
    <message>
        <source>See what your agent did</source>
        <translation>Sehen, was der Agent getan hat</translation>
    </message>
    <message>
        <source>Open a session file, or drop one here. Nothing leaves this machine.</source>
        <translation>Eine Sitzungsdatei öffnen oder hier ablegen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>What was read so far stays</source>
        <translation>Was bisher gelesen wurde, bleibt</translation>
    </message>
    <message>
        <source>How moments are written</source>
        <translation>Wie Zeitpunkte geschrieben werden</translation>
    </message>
    <message>
        <source>How events are laid out over time</source>
        <translation>Wie Ereignisse über die Zeit angeordnet werden</translation>
    </message>
    <message>
        <source>&amp;Watch an agent live</source>
        <translation>Einem Agenten &amp;live zusehen</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Sitzungen öffnen</translation>
    </message>
    <message>
        <source>Sessions (*.json *.jsonl *.playhead);;All files (*)</source>
        <translation>Sitzungen (*.json *.jsonl *.playhead);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 — Playhead</source>
        <translation>%1 — Playhead</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 events</source>
        <translation>
            <numerusform>%1 von %2 Ereignis</numerusform>
            <numerusform>%1 von %2 Ereignissen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>selected #%1 · %2</source>
        <translation>ausgewählt #%1 · %2</translation>
    </message>
    <message>
        <source>Relative time</source>
        <translation>Relative Zeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Open %n files</source>
        <translation>
            <numerusform>%n Datei öffnen</numerusform>
            <numerusform>%n Dateien öffnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Import all sessions of the folder %1 into the library</source>
        <translation>Alle Sitzungen des Ordners %1 in die Bibliothek importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import all sessions of %n folders into the library</source>
        <translation>
            <numerusform>Alle Sitzungen von %n Ordner in die Bibliothek importieren</numerusform>
            <numerusform>Alle Sitzungen von %n Ordnern in die Bibliothek importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>Importing folders</source>
        <translation>Ordner werden importiert</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n session(s)</source>
        <translation>
            <numerusform>%n Sitzung importiert</numerusform>
            <numerusform>%n Sitzungen importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> from %n file(s)</source>
        <translation>
            <numerusform> aus %n Datei</numerusform>
            <numerusform> aus %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>, and then stopped</source>
        <translation>, dann angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or folder(s) were left out. The details say why.</source>
        <translation>
            <numerusform>%n Datei oder Ordner wurde ausgelassen. Die Details sagen, warum.</numerusform>
            <numerusform>%n Dateien oder Ordner wurden ausgelassen. Die Details sagen, warum.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in the library: %1</source>
        <translation>In der Bibliothek aufbewahrt: %1</translation>
    </message>
    <message>
        <source>Sessions on this computer — Playhead</source>
        <translation>Sitzungen auf diesem Rechner — Playhead</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>Sitzung exportieren</translation>
    </message>
    <message>
        <source>Export what the filter shows</source>
        <translation>Exportieren, was der Filter zeigt</translation>
    </message>
    <message numerus="yes">
        <source>; %n event(s) could not be read</source>
        <translation>
            <numerusform>; %n Ereignis war nicht lesbar</numerusform>
            <numerusform>; %n Ereignisse waren nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n event(s) to %1</source>
        <translation>
            <numerusform>%n Ereignis nach %1 exportiert</numerusform>
            <numerusform>%n Ereignisse nach %1 exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Export the graph</source>
        <translation>Grafik exportieren</translation>
    </message>
    <message>
        <source>Drawing the graph</source>
        <translation>Grafik wird gezeichnet</translation>
    </message>
    <message>
        <source>Exported the graph to %1</source>
        <translation>Grafik nach %1 exportiert</translation>
    </message>
    <message>
        <source>Exported the graph to %1. %2</source>
        <translation>Grafik nach %1 exportiert. %2</translation>
    </message>
    <message>
        <source>Rename the session</source>
        <translation>Sitzung umbenennen</translation>
    </message>
    <message>
        <source>Name (empty: as recorded)</source>
        <translation>Name (leer: wie aufgezeichnet)</translation>
    </message>
    <message>
        <source>Tags of the session</source>
        <translation>Schlagwörter der Sitzung</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Schlagwörter, mit Kommas getrennt</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>Der Import ist fertig</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The export is done</source>
        <translation>Der Export ist fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were written.</source>
        <translation>
            <numerusform>%n Ereignis wurde geschrieben.</numerusform>
            <numerusform>%n Ereignisse wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was stopped</source>
        <translation>Der Export wurde angehalten</translation>
    </message>
    <message>
        <source>The graph is drawn</source>
        <translation>Der Graph ist gezeichnet</translation>
    </message>
    <message>
        <source>It was written to its file.</source>
        <translation>Er wurde in seine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Deleted “%1”. Undo brings it back, as long as the window is open.</source>
        <translation>„%1“ gelöscht. Solange das Fenster offen ist, lässt es sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Brought back “%1”, beside the session that has come in its place meanwhile</source>
        <translation>„%1“ zurückgeholt, neben der Sitzung, die inzwischen an ihre Stelle gekommen ist</translation>
    </message>
    <message>
        <source>Brought back “%1”</source>
        <translation>„%1“ zurückgeholt</translation>
    </message>
</context>
<context>
    <name>playhead::MessagePage</name>
    <message>
        <source>&amp;Open a session…</source>
        <translation>Sitzung ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Open another file…</source>
        <translation>Andere Datei ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>See the &amp;demo</source>
        <translation>Be&amp;ispiel ansehen</translation>
    </message>
</context>
<context>
    <name>playhead::Navigation</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Next session</source>
        <translation>&amp;Nächste Sitzung</translation>
    </message>
    <message>
        <source>P&amp;revious session</source>
        <translation>V&amp;orige Sitzung</translation>
    </message>
    <message>
        <source>Paste a &amp;link</source>
        <translation>&amp;Link einfügen</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>Befehls&amp;palette …</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Search &amp;all sessions…</source>
        <translation>&amp;Alle Sitzungen durchsuchen …</translation>
    </message>
    <message>
        <source>Selects the event that was selected before.</source>
        <translation>Wählt das zuvor ausgewählte Ereignis aus.</translation>
    </message>
    <message>
        <source>Selects the event that going back led away from.</source>
        <translation>Wählt das Ereignis aus, von dem „Zurück“ weggeführt hat.</translation>
    </message>
    <message>
        <source>Shows the open session that was used before; with Ctrl held, those before that.</source>
        <translation>Zeigt die zuvor benutzte offene Sitzung; bei gehaltener Strg-Taste die davor.</translation>
    </message>
    <message>
        <source>Goes through the open sessions the other way round.</source>
        <translation>Geht die offenen Sitzungen in umgekehrter Folge durch.</translation>
    </message>
    <message>
        <source>Goes where the copied link leads.</source>
        <translation>Geht dorthin, wohin der kopierte Link führt.</translation>
    </message>
    <message>
        <source>Finds actions, events, moments and sessions by typing.</source>
        <translation>Findet Aktionen, Ereignisse, Zeitpunkte und Sitzungen beim Tippen.</translation>
    </message>
    <message>
        <source>Shows all keys.</source>
        <translation>Zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>Looks for words in all sessions of the library.</source>
        <translation>Sucht Wörter in allen Sitzungen der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>playhead::NoteEditor</name>
    <message>
        <source>Your note on the event</source>
        <translation>Eigene Notiz zum Ereignis</translation>
    </message>
    <message>
        <source>Note something of this event…</source>
        <translation>Etwas zu diesem Ereignis notieren …</translation>
    </message>
    <message>
        <source>The note holds a secret, which is masked. Show secrets to edit it.</source>
        <translation>Die Notiz enthält ein Geheimnis, das verdeckt ist. Zum Bearbeiten Geheimnisse zeigen.</translation>
    </message>
    <message>
        <source>The note is too long to be kept: it has %1 bytes, and may have %2.</source>
        <translation>Die Notiz ist zu lang zum Aufbewahren: Sie hat %1 Byte und darf %2 haben.</translation>
    </message>
</context>
<context>
    <name>playhead::NotesModel</name>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>Note on the data</source>
        <translation>Hinweis zu den Daten</translation>
    </message>
</context>
<context>
    <name>playhead::NotesView</name>
    <message>
        <source>Data notes</source>
        <translation>Hinweise zu den Daten</translation>
    </message>
</context>
<context>
    <name>playhead::OverviewStrip</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The whole session. The arrows move what is on the screen.</source>
        <translation>Die ganze Sitzung. Die Pfeiltasten bewegen, was auf dem Bildschirm steht.</translation>
    </message>
    <message>
        <source>The whole session: how many events begin when, by type; a red mark where some fail. Drag the frame to move what is on the screen, and its edges to see more or less. A click puts the playhead; a double click shows everything.</source>
        <translation>Die ganze Sitzung: wie viele Ereignisse wann beginnen, nach Typ; eine rote Marke, wo welche fehlschlagen. Den Rahmen ziehen, um zu bewegen, was auf dem Bildschirm steht, seine Ränder, um mehr oder weniger zu sehen. Ein Klick setzt den Abspielkopf, ein Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>No times were recorded: events stand in their order.</source>
        <translation>Es wurden keine Zeiten aufgezeichnet: Ereignisse stehen in ihrer Reihenfolge.</translation>
    </message>
</context>
<context>
    <name>playhead::PanelTabs</name>
    <message>
        <source>Details of the event</source>
        <translation>Details des Ereignisses</translation>
    </message>
</context>
<context>
    <name>playhead::PictureView</name>
    <message>
        <source>Decoding the picture …</source>
        <translation>Bild wird dekodiert …</translation>
    </message>
    <message>
        <source>%1 · %2 × %3 · %4</source>
        <translation>%1 · %2 × %3 · %4</translation>
    </message>
</context>
<context>
    <name>playhead::PlacesButton</name>
    <message>
        <source>&amp;Folders</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Where sessions are looked for</source>
        <translation>Wo nach Sitzungen gesucht wird</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>Ordner hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Sessions in this folder are listed no more. Nothing in it changes.</source>
        <translation>Sitzungen in diesem Ordner werden nicht mehr aufgelistet. Darin ändert sich nichts.</translation>
    </message>
    <message>
        <source>Where agents keep them</source>
        <translation>Wo Agenten sie ablegen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What cannot be read</source>
        <translation>Was nicht lesbar ist</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder with sessions</source>
        <translation>Ordner mit Sitzungen hinzufügen</translation>
    </message>
</context>
<context>
    <name>playhead::PlainBox</name>
    <message>
        <source>Playhead</source>
        <translation>Playhead</translation>
    </message>
</context>
<context>
    <name>playhead::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>&amp;Standard wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>T&amp;imes</source>
        <translation>&amp;Zeiten</translation>
    </message>
    <message>
        <source>Relative to the start</source>
        <translation>Relativ zum Beginn</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Size of text and controls</source>
        <translation>&amp;Größe von Text und Bedienelementen</translation>
    </message>
    <message>
        <source>Language and size apply from the next start on.</source>
        <translation>Sprache und Größe gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Animations</source>
        <translation>&amp;Animationen</translation>
    </message>
    <message>
        <source>Zooms glide, and what still runs moves. Where the system asks for no animations there are none.</source>
        <translation>Vergrößerungen gleiten, und was noch läuft, bewegt sich. Wo das System keine Animationen wünscht, gibt es keine.</translation>
    </message>
    <message>
        <source>When Playhead starts</source>
        <translation>Beim Start von Playhead</translation>
    </message>
    <message>
        <source>&amp;Open what was open the last time</source>
        <translation>Öffnen, was zuletzt &amp;offen war</translation>
    </message>
    <message>
        <source>With its filter, and at the same place.</source>
        <translation>Mit dem Filter und an derselben Stelle.</translation>
    </message>
    <message>
        <source>&amp;Find the sessions that agents left on this computer</source>
        <translation>Sitzungen f&amp;inden, die Agenten auf diesem Rechner hinterlassen haben</translation>
    </message>
    <message>
        <source>Looks for them where agents keep them. Off, nothing there is read.</source>
        <translation>Sucht dort, wo Agenten sie ablegen. Ausgeschaltet wird dort nichts gelesen.</translation>
    </message>
</context>
<context>
    <name>playhead::RangeLabel</name>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tokens</source>
        <translation>
            <numerusform>%1 Token</numerusform>
            <numerusform>%1 Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Marked time: %1</source>
        <translation>Markierte Zeit: %1</translation>
    </message>
</context>
<context>
    <name>playhead::RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Forgets what was opened; the files stay where they are.</source>
        <translation>Vergisst, was geöffnet war; die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Session of the library</source>
        <translation>Sitzung der Bibliothek</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (nicht gefunden)</translation>
    </message>
</context>
<context>
    <name>playhead::RecordedText</name>
    <message>
        <source>[picture: %1]</source>
        <translation>[Bild: %1]</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>Diese Adresse im Browser öffnen?</translation>
    </message>
    <message>
        <source>Links of this kind are not opened.</source>
        <translation>Links dieser Art werden nicht geöffnet.</translation>
    </message>
    <message>
        <source>A link in a recorded text</source>
        <translation>Ein Link in einem aufgezeichneten Text</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>playhead::Recordings</name>
    <message numerus="yes">
        <source>Recovered %n session(s) of programs that ended before them</source>
        <translation>
            <numerusform>%n Sitzung eines Programms wiederhergestellt, das vor ihr endete</numerusform>
            <numerusform>%n Sitzungen von Programmen wiederhergestellt, die vor ihnen endeten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n event(s) were not written yet).</source>
        <translation>
            <numerusform> (%n Ereignis war noch nicht geschrieben).</numerusform>
            <numerusform> (%n Ereignisse waren noch nicht geschrieben).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recovered %n event(s) of programs that have ended.</source>
        <translation>
            <numerusform>%n Ereignis eines beendeten Programms wiederhergestellt.</numerusform>
            <numerusform>%n Ereignisse beendeter Programme wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) could not be taken up: %1</source>
        <translation>
            <numerusform>%n Aufzeichnung ließ sich nicht übernehmen: %1</numerusform>
            <numerusform>%n Aufzeichnungen ließen sich nicht übernehmen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::ReplayActions</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Plays the session as it happened, from the playhead on.</source>
        <translation>Spielt die Sitzung ab dem Abspielkopf so ab, wie sie geschah.</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>Zum An&amp;fang</translation>
    </message>
    <message>
        <source>Puts the playhead where the session begins.</source>
        <translation>Setzt den Abspielkopf an den Beginn der Sitzung.</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>Zum &amp;Ende</translation>
    </message>
    <message>
        <source>Puts the playhead where the session ends.</source>
        <translation>Setzt den Abspielkopf an das Ende der Sitzung.</translation>
    </message>
    <message>
        <source>Pre&amp;vious event in time</source>
        <translation>Zeitlich voriges Erei&amp;gnis</translation>
    </message>
    <message>
        <source>Selects the event that began before.</source>
        <translation>Wählt das Ereignis aus, das davor begann.</translation>
    </message>
    <message>
        <source>Next event in &amp;time</source>
        <translation>Zeitlich nächstes Ereign&amp;is</translation>
    </message>
    <message>
        <source>Selects the event that began next.</source>
        <translation>Wählt das Ereignis aus, das als Nächstes begann.</translation>
    </message>
    <message>
        <source>Previous LLM &amp;call</source>
        <translation>Voriger LLM-&amp;Aufruf</translation>
    </message>
    <message>
        <source>Selects the LLM call that began before.</source>
        <translation>Wählt den LLM-Aufruf aus, der davor begann.</translation>
    </message>
    <message>
        <source>Next &amp;LLM call</source>
        <translation>Nächster LLM-A&amp;ufruf</translation>
    </message>
    <message>
        <source>Selects the LLM call that began next.</source>
        <translation>Wählt den LLM-Aufruf aus, der als Nächstes begann.</translation>
    </message>
    <message>
        <source>Previous s&amp;ibling</source>
        <translation>Voriges auf gleicher E&amp;bene</translation>
    </message>
    <message>
        <source>Selects the event before, of those that ran in the same one.</source>
        <translation>Wählt das vorige der Ereignisse aus, die in demselben liefen.</translation>
    </message>
    <message>
        <source>Next si&amp;bling</source>
        <translation>Nächstes auf gleicher Ebene</translation>
    </message>
    <message>
        <source>Selects the event after, of those that ran in the same one.</source>
        <translation>Wählt das nächste der Ereignisse aus, die in demselben liefen.</translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>Plays at half the speed.</source>
        <translation>Spielt mit halber Geschwindigkeit ab.</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>Plays at twice the speed.</source>
        <translation>Spielt mit doppelter Geschwindigkeit ab.</translation>
    </message>
    <message>
        <source>Skip &amp;idle time</source>
        <translation>Leerlauf ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Leaves out the time in which nothing happens for more than 2 s.</source>
        <translation>Lässt Zeiten aus, in denen mehr als 2 s lang nichts geschieht.</translation>
    </message>
    <message>
        <source>F&amp;ollow the playhead</source>
        <translation>Dem Abspielkopf f&amp;olgen</translation>
    </message>
    <message>
        <source>Moves the time on the screen on when the playhead leaves it.</source>
        <translation>Rückt die Zeit auf dem Bildschirm weiter, wenn der Abspielkopf sie verlässt.</translation>
    </message>
    <message>
        <source>Pause at a &amp;failure</source>
        <translation>Bei Fehls&amp;chlag anhalten</translation>
    </message>
    <message>
        <source>Pauses where an event fails.</source>
        <translation>Hält an, wo ein Ereignis fehlschlägt.</translation>
    </message>
    <message>
        <source>Pause at a &amp;hit of the filter</source>
        <translation>Bei Filter&amp;treffer anhalten</translation>
    </message>
    <message>
        <source>Pauses where an event begins that the filter finds.</source>
        <translation>Hält an, wo ein Ereignis beginnt, das der Filter findet.</translation>
    </message>
    <message>
        <source>Pause at a &amp;gap</source>
        <translation>Bei Lücke a&amp;nhalten</translation>
    </message>
    <message>
        <source>Pauses where nothing is about to happen for more than 2 s.</source>
        <translation>Hält an, wo gleich mehr als 2 s lang nichts geschieht.</translation>
    </message>
    <message>
        <source>Leave the &amp;replay</source>
        <translation>&amp;Wiedergabe verlassen</translation>
    </message>
    <message>
        <source>Takes the playhead off, and shows the session as it ended.</source>
        <translation>Nimmt den Abspielkopf weg und zeigt die Sitzung, wie sie endete.</translation>
    </message>
    <message>
        <source>Removes what was dragged on the ruler with Shift, else the playhead.</source>
        <translation>Entfernt, was mit Umschalt auf dem Lineal aufgezogen wurde, sonst den Abspielkopf.</translation>
    </message>
    <message>
        <source>skip idle</source>
        <translation>ohne Leerlauf</translation>
    </message>
    <message>
        <source>Fit to 30 s</source>
        <translation>In 30 s</translation>
    </message>
    <message>
        <source>Plays the whole session in 30 s.</source>
        <translation>Spielt die ganze Sitzung in 30 s ab.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Clear the measured &amp;range</source>
        <translation>Gemessenen Be&amp;reich entfernen</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Geschwindigkeit</translation>
    </message>
</context>
<context>
    <name>playhead::SessionContext</name>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>playhead::SessionHeader</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Events with result Fail.</source>
        <translation>Ereignisse mit dem Ergebnis Fehlschlag.</translation>
    </message>
    <message>
        <source>What was repaired or inferred, and what could not be read</source>
        <translation>Was repariert oder erschlossen wurde und was nicht lesbar war</translation>
    </message>
    <message>
        <source>● live</source>
        <translation>● live</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>It is being recorded: what is shown grows.</source>
        <translation>Sie wird gerade aufgezeichnet: Das Gezeigte wächst.</translation>
    </message>
    <message>
        <source>Derived from the events: the last one that says Success or Fail decides; a failure that a later success made good does not count.</source>
        <translation>Aus den Ereignissen abgeleitet: Das letzte mit Erfolg oder Fehlschlag entscheidet; ein Fehlschlag, den ein späterer Erfolg wettmacht, zählt nicht.</translation>
    </message>
    <message>
        <source> · derived</source>
        <translation> · abgeleitet</translation>
    </message>
    <message>
        <source>The session records no end state.</source>
        <translation>Die Sitzung zeichnet keinen Endzustand auf.</translation>
    </message>
    <message>
        <source>End state as recorded.</source>
        <translation>Endzustand wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>recorded </source>
        <translation>aufgezeichnet </translation>
    </message>
    <message>
        <source>events say </source>
        <translation>Ereignisse sagen </translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From the earliest start to the latest end of all events.</source>
        <translation>Vom frühesten Beginn bis zum spätesten Ende aller Ereignisse.</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>LLM calls</source>
        <translation>LLM-Aufrufe</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Counted at the deepest events that record tokens; what an event above them records is taken for their sum.</source>
        <translation>Gezählt bei den innersten Ereignissen, die Tokens aufzeichnen; was ein Ereignis darüber aufzeichnet, gilt als deren Summe.</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>comp.</source>
        <translation>ber.</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 about the data</source>
        <translation>%1 zu den Daten</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>playhead::SessionKeeper</name>
    <message>
        <source>What was kept is not what was read of the database.</source>
        <translation>Das Aufbewahrte ist nicht das, was aus der Datenbank gelesen wurde.</translation>
    </message>
    <message>
        <source>The session is not in its database any more.</source>
        <translation>Die Sitzung ist nicht mehr in ihrer Datenbank.</translation>
    </message>
    <message>
        <source>There is no library.</source>
        <translation>Es gibt keine Bibliothek.</translation>
    </message>
</context>
<context>
    <name>playhead::SessionList</name>
    <message>
        <source>SESSIONS</source>
        <translation>SITZUNGEN</translation>
    </message>
    <message>
        <source>Search sessions…</source>
        <translation>Sitzungen suchen …</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>Sitzungen suchen</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Failed first</source>
        <translation>Fehlgeschlagene zuerst</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Most events</source>
        <translation>Meiste Ereignisse</translation>
    </message>
    <message>
        <source>Most expensive</source>
        <translation>Teuerste</translation>
    </message>
    <message>
        <source>Order of the sessions</source>
        <translation>Reihenfolge der Sitzungen</translation>
    </message>
    <message>
        <source>&amp;Close the file</source>
        <translation>Datei &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>S&amp;chlagwörter …</translation>
    </message>
    <message>
        <source>Rename the session</source>
        <translation>Sitzung umbenennen</translation>
    </message>
    <message>
        <source>Delete the session from the library</source>
        <translation>Sitzung aus der Bibliothek löschen</translation>
    </message>
    <message>
        <source>&amp;Delete from the library</source>
        <translation>Aus der Bibliothek &amp;löschen</translation>
    </message>
    <message>
        <source>No session matches.</source>
        <translation>Keine Sitzung passt.</translation>
    </message>
    <message>
        <source>What is open, and what the library keeps, is listed here.</source>
        <translation>Hier steht, was offen ist und was die Bibliothek aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>playhead::SessionListModel</name>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>died</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>A program is recording this session now.</source>
        <translation>Ein Programm zeichnet diese Sitzung gerade auf.</translation>
    </message>
    <message>
        <source>The program that recorded this session ended before it ended the session. What it had recorded is here.</source>
        <translation>Das Programm, das diese Sitzung aufzeichnete, endete, bevor es die Sitzung beendete. Was es bis dahin aufgezeichnet hat, ist hier.</translation>
    </message>
    <message>
        <source>The program that recorded this session has not said how it ended.</source>
        <translation>Das Programm, das diese Sitzung aufzeichnete, hat nicht gesagt, wie sie endete.</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>Kosten: %1</translation>
    </message>
    <message>
        <source>%1, could not be opened: %2</source>
        <translation>%1, ließ sich nicht öffnen: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %3 events, %4</source>
        <translation>
            <numerusform>%1, %2, %3 Ereignis, %4</numerusform>
            <numerusform>%1, %2, %3 Ereignisse, %4</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>How a date of this year is written, by the letters of QDate::toString()</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy HH:mm:ss</source>
        <extracomment>How a moment is written in full, by the letters of QDateTime::toString()</extracomment>
        <translation>dddd, d. MMMM yyyy HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>playhead::SessionStore</name>
    <message>
        <source>Standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>%1 · session %2</source>
        <translation>%1 · Sitzung %2</translation>
    </message>
    <message>
        <source>The file holds no session.</source>
        <translation>Die Datei enthält keine Sitzung.</translation>
    </message>
</context>
<context>
    <name>playhead::SessionView</name>
    <message>
        <source>Details of the session</source>
        <translation>Details der Sitzung</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes %1</source>
        <translation>Hinweise %1</translation>
    </message>
    <message>
        <source>Host environment</source>
        <translation>Umgebung des Rechners</translation>
    </message>
    <message>
        <source>Attributes of the session</source>
        <translation>Attribute der Sitzung</translation>
    </message>
    <message>
        <source>Recorded bytes of the session</source>
        <translation>Aufgezeichnete Bytes der Sitzung</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie sie endete</translation>
    </message>
    <message>
        <source>end state</source>
        <translation>Endzustand</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>it is being recorded</source>
        <translation>sie wird gerade aufgezeichnet</translation>
    </message>
    <message>
        <source>what the recorder wrote at the end</source>
        <translation>was der Rekorder am Ende schrieb</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Derived from the events: the last root that says how it ended succeeded. Failures before it were recovered from.</source>
        <translation>Aus den Ereignissen abgeleitet: Das letzte auf oberster Ebene, das sein Ende nennt, war ein Erfolg. Fehlschläge davor wurden überwunden.</translation>
    </message>
    <message>
        <source>Derived from the events: the last root that says how it ended failed.</source>
        <translation>Aus den Ereignissen abgeleitet: Das letzte auf oberster Ebene, das sein Ende nennt, schlug fehl.</translation>
    </message>
    <message>
        <source>Derived from the events: none says whether it succeeded. Indeterminate is what is recorded where nobody says so; it is no failure.</source>
        <translation>Aus den Ereignissen abgeleitet: Keines sagt, ob es ein Erfolg war. „Unbestimmt“ wird aufgezeichnet, wo es niemand sagt; ein Fehlschlag ist das nicht.</translation>
    </message>
    <message>
        <source>The recorded end state and the events do not say the same.</source>
        <translation>Der aufgezeichnete Endzustand und die Ereignisse sagen nicht dasselbe.</translation>
    </message>
    <message>
        <source>zone not trusted</source>
        <translation>Zeitzone unsicher</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>from the first event&apos;s start to the last end</source>
        <translation>vom Beginn des ersten Ereignisses bis zum letzten Ende</translation>
    </message>
    <message>
        <source>first event</source>
        <translation>erstes Ereignis</translation>
    </message>
    <message>
        <source>last end</source>
        <translation>letztes Ende</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>recorded · %1</source>
        <translation>aufgezeichnet · %1</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>erschlossen</translation>
    </message>
    <message>
        <source>parents that are not recorded, worked out from times</source>
        <translation>nicht aufgezeichnete Verschachtelung, aus den Zeiten erschlossen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>session id</source>
        <translation>Sitzungs-ID</translation>
    </message>
    <message>
        <source>recorder</source>
        <translation>Rekorder</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>agents</source>
        <translation>Agenten</translation>
    </message>
</context>
<context>
    <name>playhead::StartView</name>
    <message>
        <source>Looking for sessions</source>
        <translation>Suche nach Sitzungen</translation>
    </message>
    <message>
        <source>Sessions on this computer</source>
        <translation>Sitzungen auf diesem Rechner</translation>
    </message>
    <message>
        <source>&amp;Open a session…</source>
        <translation>Sitzung ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>See the &amp;demo</source>
        <translation>Be&amp;ispiel ansehen</translation>
    </message>
    <message>
        <source>Search by title, project or agent…</source>
        <translation>Nach Titel, Projekt oder Agent suchen …</translation>
    </message>
    <message>
        <source>Search the sessions on this computer</source>
        <translation>Sitzungen auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>&amp;Look for sessions on this computer</source>
        <translation>&amp;Nach Sitzungen auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>Reads the beginnings and ends of files where agents keep their sessions. Nothing is changed, and nothing leaves this machine. Off, nothing is read at all.</source>
        <translation>Liest Anfang und Ende der Dateien, in denen Agenten ihre Sitzungen ablegen. Nichts wird geändert, und nichts verlässt diesen Rechner. Ausgeschaltet wird gar nichts gelesen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>%1 sessions of one agent</source>
        <translation>%1 Sitzungen eines Agenten</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions of %n agents</source>
        <translation>
            <numerusform>%1 Sitzungen von %n Agent</numerusform>
            <numerusform>%1 Sitzungen von %n Agenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Keeping 1 session in the library.</source>
        <translation>1 Sitzung wird in der Bibliothek aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>Keeping %n sessions in the library.</source>
        <translation>
            <numerusform>%n Sitzung wird in der Bibliothek aufbewahrt.</numerusform>
            <numerusform>%n Sitzungen werden in der Bibliothek aufbewahrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files looked through in %2.</source>
        <translation>
            <numerusform>%1 Datei in %2 durchgesehen.</numerusform>
            <numerusform>%1 Dateien in %2 durchgesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>One cannot be read.</source>
        <translation>Eine ist nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read.</source>
        <translation>
            <numerusform>%n ist nicht lesbar.</numerusform>
            <numerusform>%n sind nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more than are looked at.</source>
        <translation>Es gibt mehr, als angesehen werden.</translation>
    </message>
    <message>
        <source>Their first and last 64 KiB are read on this machine; nothing is changed, and nothing leaves it.</source>
        <translation>Ihre ersten und letzten 64 KiB werden auf diesem Rechner gelesen; nichts wird geändert, und nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>Sessions are not looked for</source>
        <translation>Nach Sitzungen wird nicht gesucht</translation>
    </message>
    <message>
        <source>Claude Code, Codex, Gemini CLI and others keep what they did on this computer. Playhead can list it: it reads the beginnings and ends of these files, changes nothing, and nothing leaves this machine.</source>
        <translation>Claude Code, Codex, Gemini CLI und andere legen auf diesem Rechner ab, was sie getan haben. Playhead kann es auflisten: Es liest Anfang und Ende dieser Dateien, ändert nichts, und nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Look for &amp;sessions</source>
        <translation>Nach &amp;Sitzungen suchen</translation>
    </message>
    <message>
        <source>No session matches</source>
        <translation>Keine Sitzung passt</translation>
    </message>
    <message>
        <source>Nothing has “%1” in its title, its project, its agent or its path.</source>
        <translation>Nichts hat „%1“ in Titel, Projekt, Agent oder Pfad.</translation>
    </message>
    <message>
        <source>&amp;Clear the search</source>
        <translation>Suche lös&amp;chen</translation>
    </message>
    <message>
        <source>Looking for sessions…</source>
        <translation>Sitzungen werden gesucht …</translation>
    </message>
    <message>
        <source>No sessions were found</source>
        <translation>Keine Sitzungen gefunden</translation>
    </message>
    <message>
        <source>No agent that is known has left any in its usual folder. Where yours are elsewhere, add that folder, or open a file.</source>
        <translation>Kein bekannter Agent hat welche in seinem üblichen Ordner hinterlassen. Liegen sie anderswo, den Ordner hinzufügen oder eine Datei öffnen.</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>Ordner hin&amp;zufügen …</translation>
    </message>
</context>
<context>
    <name>playhead::TaskProgress</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>playhead::TextPane</name>
    <message>
        <source>The first %1 of %2 characters are shown.</source>
        <translation>Die ersten %1 von %2 Zeichen werden gezeigt.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>playhead::TimeActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Shows less time, closer. With Ctrl, the wheel does it at the pointer.</source>
        <translation>Zeigt weniger Zeit, näher. Mit Strg macht es das Mausrad am Zeiger.</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Shows more time. With Ctrl, the wheel does it at the pointer.</source>
        <translation>Zeigt mehr Zeit. Mit Strg macht es das Mausrad am Zeiger.</translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation>F&amp;rüher</translation>
    </message>
    <message>
        <source>Moves to earlier times. With Shift, the wheel does it, too.</source>
        <translation>Geht zu früheren Zeiten. Mit Umschalt macht es auch das Mausrad.</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Moves to later times. With Shift, the wheel does it, too.</source>
        <translation>Geht zu späteren Zeiten. Mit Umschalt macht es auch das Mausrad.</translation>
    </message>
    <message>
        <source>&amp;Fit selection</source>
        <translation>Auswahl &amp;einpassen</translation>
    </message>
    <message>
        <source>Shows the time of the selected event, and a little around it.</source>
        <translation>Zeigt die Zeit des ausgewählten Ereignisses und etwas darum herum.</translation>
    </message>
    <message>
        <source>Fit &amp;all</source>
        <translation>&amp;Alles einpassen</translation>
    </message>
    <message>
        <source>Shows the whole session.</source>
        <translation>Zeigt die ganze Sitzung.</translation>
    </message>
</context>
<context>
    <name>playhead::TimelineStack</name>
    <message>
        <source>Follow the &amp;end</source>
        <translation>De&amp;m Ende folgen</translation>
    </message>
    <message>
        <source>&amp;Waterfall</source>
        <translation>&amp;Wasserfall</translation>
    </message>
    <message>
        <source>A row for each event, inside what it ran in, with its figures.</source>
        <translation>Eine Zeile je Ereignis, unter dem, worin es lief, mit seinen Zahlen.</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>S&amp;puren</translation>
    </message>
    <message>
        <source>A lane for each agent and thread, over the whole width.</source>
        <translation>Eine Spur je Agent und Thread, über die ganze Breite.</translation>
    </message>
    <message>
        <source>Stays at the end, where events come (%1)</source>
        <translation>Bleibt am Ende, wo Ereignisse dazukommen (%1)</translation>
    </message>
    <message>
        <source>Stays at the end of a session that is being recorded, until you look elsewhere.</source>
        <translation>Bleibt am Ende einer Sitzung, die gerade aufgezeichnet wird, bis man anderswohin sieht.</translation>
    </message>
</context>
<context>
    <name>playhead::TotalTexts</name>
    <message>
        <source>No cost is recorded, and no price is known for the models used.</source>
        <translation>Keine Kosten sind aufgezeichnet, und für die benutzten Modelle ist kein Preis bekannt.</translation>
    </message>
    <message>
        <source>At least: the cost of 1 LLM call is not known, and not in the sum.</source>
        <translation>Mindestens: Die Kosten von 1 LLM-Aufruf sind unbekannt und nicht in der Summe.</translation>
    </message>
    <message numerus="yes">
        <source>At least: the cost of %1 LLM calls is not known, and not in the sum.</source>
        <translation>
            <numerusform>Mindestens: Die Kosten von %1 LLM-Aufruf sind unbekannt und nicht in der Summe.</numerusform>
            <numerusform>Mindestens: Die Kosten von %1 LLM-Aufrufen sind unbekannt und nicht in der Summe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Computed, in part or whole, from tokens and the price list: the session records no cost there.</source>
        <translation>Teils oder ganz aus Tokens und der Preisliste berechnet: Die Sitzung zeichnet dort keine Kosten auf.</translation>
    </message>
    <message>
        <source>Counted at the deepest events that record a cost.</source>
        <translation>Gezählt bei den innersten Ereignissen, die Kosten aufzeichnen.</translation>
    </message>
</context>
<context>
    <name>playhead::TransportBar</name>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Plays the session as it happened. Space plays and pauses, Escape leaves.</source>
        <translation>Spielt die Sitzung ab, wie sie geschah. Leertaste spielt ab und hält an, Esc verlässt.</translation>
    </message>
    <message>
        <source>Speed (&lt; slower, &gt; faster)</source>
        <translation>Geschwindigkeit (&lt; langsamer, &gt; schneller)</translation>
    </message>
    <message>
        <source>What to pause at</source>
        <translation>Wobei angehalten wird</translation>
    </message>
    <message>
        <source>30 s · %1</source>
        <translation>30 s · %1</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Geschwindigkeit: %1</translation>
    </message>
    <message>
        <source>pause at…</source>
        <translation>anhalten bei …</translation>
    </message>
    <message>
        <source>pause at %1</source>
        <translation>anhalten bei %1</translation>
    </message>
    <message>
        <source>Pause at nothing</source>
        <translation>Bei nichts anhalten</translation>
    </message>
    <message>
        <source>Pause at %1 kinds of events</source>
        <translation>Bei %1 Arten von Ereignissen anhalten</translation>
    </message>
    <message>
        <source>Playhead at %1</source>
        <translation>Abspielkopf bei %1</translation>
    </message>
    <message>
        <source>Playhead off</source>
        <translation>Abspielkopf aus</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>nichts läuft</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Events that have begun; tokens, cost and failures of those that have ended.</source>
        <translation>Begonnene Ereignisse; Tokens, Kosten und Fehlschläge der beendeten.</translation>
    </message>
    <message>
        <source>paused at a failure</source>
        <translation>angehalten bei einem Fehlschlag</translation>
    </message>
    <message>
        <source>paused at a hit</source>
        <translation>angehalten bei einem Treffer</translation>
    </message>
    <message>
        <source>paused at a gap</source>
        <translation>angehalten bei einer Lücke</translation>
    </message>
</context>
<context>
    <name>playhead::UndoActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Takes back what was done last: to a bookmark or note, or to a session of the library.</source>
        <translation>Nimmt zurück, was zuletzt getan wurde: an einem Lesezeichen, einer Notiz oder einer Sitzung der Bibliothek.</translation>
    </message>
    <message>
        <source>Does again what was taken back.</source>
        <translation>Tut noch einmal, was zurückgenommen wurde.</translation>
    </message>
</context>
<context>
    <name>playhead::ValueView</name>
    <message>
        <source>Whole text of the current value</source>
        <translation>Ganzer Text des aktuellen Werts</translation>
    </message>
    <message>
        <source>‹ Back</source>
        <translation>‹ Zurück</translation>
    </message>
    <message>
        <source>Open levels</source>
        <translation>Ebenen öffnen</translation>
    </message>
    <message>
        <source>Open the first level</source>
        <translation>Erste Ebene öffnen</translation>
    </message>
    <message>
        <source>Open two levels</source>
        <translation>Zwei Ebenen öffnen</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Alle öffnen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>beschädigt: %1</translation>
    </message>
    <message>
        <source>text · %1</source>
        <translation>Text · %1</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>As tree</source>
        <translation>Als Baum</translation>
    </message>
    <message>
        <source>Open as JSON</source>
        <translation>Als JSON öffnen</translation>
    </message>
</context>
<context>
    <name>playhead::WaterfallActions</name>
    <message>
        <source>E&amp;xpand all</source>
        <translation>All&amp;es aufklappen</translation>
    </message>
    <message>
        <source>Shows all events as rows.</source>
        <translation>Zeigt alle Ereignisse als Zeilen.</translation>
    </message>
    <message>
        <source>&amp;Collapse all</source>
        <translation>Alles zu&amp;klappen</translation>
    </message>
    <message>
        <source>Shows only the events of the top level as rows.</source>
        <translation>Zeigt nur die Ereignisse der obersten Ebene als Zeilen.</translation>
    </message>
    <message>
        <source>Expand all &amp;below</source>
        <translation>Alles &amp;darunter aufklappen</translation>
    </message>
    <message>
        <source>Shows all events that ran inside the selected one.</source>
        <translation>Zeigt alle Ereignisse, die im ausgewählten liefen.</translation>
    </message>
    <message>
        <source>C&amp;ollapse</source>
        <translation>Z&amp;weig zuklappen</translation>
    </message>
    <message>
        <source>Hides the events that ran inside the selected one.</source>
        <translation>Verbirgt die Ereignisse, die im ausgewählten liefen.</translation>
    </message>
    <message>
        <source>Select &amp;parent</source>
        <translation>&amp;Übergeordnetes auswählen</translation>
    </message>
    <message>
        <source>Selects the event that the selected one ran inside.</source>
        <translation>Wählt das Ereignis aus, in dem das ausgewählte lief.</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>Na&amp;men kopieren</translation>
    </message>
    <message>
        <source>Copies the type of the selected event.</source>
        <translation>Kopiert den Typ des ausgewählten Ereignisses.</translation>
    </message>
    <message>
        <source>Copy i&amp;d</source>
        <translation>&amp;ID kopieren</translation>
    </message>
    <message>
        <source>Copies the id of the selected event as recorded.</source>
        <translation>Kopiert die ID des ausgewählten Ereignisses wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copies all that is recorded of the selected event.</source>
        <translation>Kopiert alles, was vom ausgewählten Ereignis aufgezeichnet ist.</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copies the selected event in words, for a message or an issue.</source>
        <translation>Kopiert das ausgewählte Ereignis in Worten, für eine Nachricht oder einen Fehlerbericht.</translation>
    </message>
    <message>
        <source>Copy as CSV &amp;rows</source>
        <translation>Als CSV-&amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copies the selected event as a row of a table, with the names of its columns.</source>
        <translation>Kopiert das ausgewählte Ereignis als Tabellenzeile, mit den Namen der Spalten.</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>Link k&amp;opieren</translation>
    </message>
    <message>
        <source>Copies a link that leads to the selected event in Playhead.</source>
        <translation>Kopiert einen Link, der in Playhead zum ausgewählten Ereignis führt.</translation>
    </message>
</context>
<context>
    <name>playhead::WaterfallHeader</name>
    <message>
        <source>Columns and ruler</source>
        <translation>Spalten und Lineal</translation>
    </message>
    <message>
        <source>Drag an edge to make a column wider, double-click it to show all that the column holds, right-click to choose columns. On the ruler, drag a stretch to zoom into it, with Shift to measure it, click to put the playhead, and double-click to see everything.</source>
        <translation>Einen Rand ziehen, um eine Spalte zu verbreitern, doppelklicken, um alles in ihr zu zeigen, rechtsklicken, um Spalten auszuwählen. Auf dem Lineal einen Abschnitt aufziehen, um ihn zu vergrößern, mit Umschalt, um ihn zu messen; Klick setzt den Abspielkopf, Doppelklick zeigt alles.</translation>
    </message>
</context>
<context>
    <name>playhead::WaterfallView</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>The session&apos;s events, each inside the one it ran in, with the time it took.</source>
        <translation>Die Ereignisse der Sitzung, jedes unter dem, worin es lief, mit der Zeit, die es dauerte.</translation>
    </message>
    <message>
        <source>No events recorded</source>
        <translation>Keine Ereignisse aufgezeichnet</translation>
    </message>
</context>
</TS>
