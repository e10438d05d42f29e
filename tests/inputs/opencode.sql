-- SPDX-FileCopyrightText: 2026 The Playhead developers
-- SPDX-License-Identifier: MIT
CREATE TABLE `session` (`id` text PRIMARY KEY, `project_id` text NOT NULL, `parent_id` text,
    `directory` text NOT NULL, `title` text NOT NULL, `version` text NOT NULL,
    `time_created` integer NOT NULL, `time_updated` integer NOT NULL);
CREATE TABLE `message` (`id` text PRIMARY KEY, `session_id` text NOT NULL,
    `time_created` integer NOT NULL, `data` text NOT NULL);
CREATE TABLE `part` (`id` text PRIMARY KEY, `message_id` text NOT NULL, `session_id` text NOT NULL,
    `data` text NOT NULL);
INSERT INTO session VALUES ('s1', 'p', NULL, '/mill', 'Grind', '1.4', 1780000000000, 1780000009000),
    ('s2', 'p', 's1', '/mill', 'Look', '1.4', 1780000001000, 1780000002000);
INSERT INTO message VALUES
    ('m1', 's1', 1, '{"role":"user","time":{"created":1780000000000}}'),
    ('m2', 's1', 2, '{"role":"assistant","parentID":"m1","modelID":"claude-sonnet-4-5","cost":0.01,
        "tokens":{"input":10,"output":5,"reasoning":0,"cache":{"read":100,"write":7}},
        "time":{"created":1780000000100,"completed":1780000003000}}'),
    ('m3', 's2', 3, '{"role":"user","time":{"created":1780000001100}}');
INSERT INTO part VALUES
    ('p1', 'm1', 's1', '{"type":"text","text":"Grind."}'),
    ('p2', 'm2', 's1', '{"type":"tool","tool":"task","callID":"c1","state":{"status":"completed",
        "input":{"prompt":"Look"},"output":"It turns.","metadata":{"sessionId":"s2"},
        "time":{"start":1780000001000,"end":1780000002000}}}'),
    ('p3', 'm3', 's2', '{"type":"text","text":"Look"}'),
    ('p4', 'm3', 's2', '{"type":"te');
