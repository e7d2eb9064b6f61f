-- SPDX-License-Identifier: GPL-2.0-or-later
-- The numbers of the dashboard. Over several servers: sed 's/sipcode[.]\(events\|daily\)/&_all/' numbers.sql
SELECT '1-failures', `sipcode.call.cause` AS cause, count() AS calls FROM sipcode.events FINAL
WHERE `sipcode.kind` = 'call' AND `sipcode.call.attempt` AND `sipcode.call.outcome` IN ('refused', 'failed', 'unanswered')
GROUP BY cause ORDER BY calls DESC, cause LIMIT 50;
SELECT '2-ratios', `destination.ip` AS peer, count() AS known, countIf(`sipcode.call.outcome` = 'answered') AS answered,
       countIf(`sipcode.code` IN (200, 480, 486, 600, 603)) AS effective,
       floor(1000 * answered / known + 0.5) / 10 AS asr, floor(1000 * effective / known + 0.5) / 10 AS seer
FROM sipcode.events FINAL WHERE `sipcode.kind` = 'call' AND `sipcode.call.attempt` AND `sipcode.call.outcome` != 'unknown'
GROUP BY peer ORDER BY known DESC, peer LIMIT 50;
SELECT '3-delay', toStartOfFiveMinute(ts) AS start, count() AS calls, toUInt64(round(1000 * quantileExact(0.95)(assumeNotNull(`sipcode.call.pdd`)))) AS p95_ms
FROM sipcode.events FINAL WHERE `sipcode.kind` = 'call' AND `sipcode.call.attempt` AND isNotNull(`sipcode.call.pdd`)
GROUP BY start ORDER BY start;
SELECT '4-silent', `sipcode.call.host` AS host, count() AS calls FROM sipcode.events FINAL
WHERE `sipcode.kind` = 'call' AND `sipcode.call.attempt` AND `sipcode.call.outcome` = 'unanswered' GROUP BY host ORDER BY calls DESC, host LIMIT 50;
SELECT '5-scans', `destination.ip` AS client, count() AS responses FROM sipcode.events FINAL
WHERE `sipcode.kind` = 'response' AND (`sipcode.finding` IN ('scan', 'password-guessing') OR has(`sipcode.other_findings`, 'scan')
      OR has(`sipcode.other_findings`, 'password-guessing')) GROUP BY client ORDER BY responses DESC, client LIMIT 50;
SELECT '6-registrations', `sipcode.code` AS code, count() AS responses FROM sipcode.events FINAL
WHERE `sipcode.kind` = 'response' AND `sip.cseq.method` = 'REGISTER' GROUP BY code ORDER BY responses DESC, code LIMIT 50;
-- The same of the second panel by day, from the table that stays small.
SELECT 'daily', day, peer, uniqExactMerge(calls) AS known, uniqExactMergeIf(calls, outcome = 'answered') AS answered,
       uniqExactMergeIf(calls, code IN (200, 480, 486, 600, 603)) AS effective
FROM sipcode.daily WHERE outcome != 'unknown' GROUP BY day, peer ORDER BY day, peer;
