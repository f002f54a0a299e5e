-- What is wrong with documents: com.example.air.Fan/commands/start/request, version 1.0.0.
-- `payloads` is a table or view with a column `payload` of raw JSON texts; each row gets the list of rules that it breaks.
CREATE OR REPLACE TEMPORARY VIEW "com_example_air__Fan__commands__start__request_violations" AS
WITH
g_0 AS (SELECT payloads AS g_row, coalesce(CAST(payload AS VARCHAR), '') AS g_p FROM payloads),
g_1 AS (
SELECT *,
  regexp_replace(g_p, 
  '"(?:[^"\\\x00-\x1F]|\\(?:["\\/bfnrt]|u(?:[0-9abceABCEfF][0-9a-fA-F]{3}|[dD][0-7][0-9a-fA-F]{2}|[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})))*"'
, chr(1), 'g') AS g_v1
FROM g_0),
g_2 AS (
SELECT *,
  list_reduce(range(0, 64), lambda k, ki: 
  regexp_replace(k, '\{(?:\x01:[\x01\x02](?:,\x01:[\x01\x02])*)?\}|\[(?:[\x01\x02](?:,[\x01\x02])*)?\]', chr(2), 'g')
, 
  regexp_replace(regexp_replace(g_v1, '-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?|true|false|null', chr(2), 'g'), '[ \t\n\r]+', '', 'g')
) AS g_v2
FROM g_1),
g_3 AS (
SELECT *,
  CASE
  WHEN (strlen(g_p) > 67108864) THEN 'limit '
  WHEN regexp_matches(g_p, '[\x00-\x08\x0B\x0C\x0E-\x1F]') THEN 'syntax '
  WHEN ((NOT (g_v2 IN (chr(1), chr(2))))
  AND regexp_matches(g_v2, '\{(?:\x01:[\x01\x02](?:,\x01:[\x01\x02])*)?\}|\[(?:[\x01\x02](?:,[\x01\x02])*)?\]')) THEN 'limit '
  WHEN (NOT (g_v2 IN (chr(1), chr(2)))) THEN 'syntax '
  WHEN regexp_matches(g_v1, '[eE][+\-]?0*[1-9][0-9]{18}') THEN 'limit '
END AS g_v3
FROM g_2),
g_4 AS (
SELECT *,
  CASE
  WHEN (g_v3 IS NULL) THEN regexp_replace((regexp_replace(g_p, '"((?:[^"\\]|\\.)*)"', '"''\1"', 'g') || chr(1)), '((?:[^"\x01\-0-9tfn]|"(?:[^"\\]|\\.)*")*)(-?[0-9][0-9.eE+\-]*|true|false|null|\x01)', '\1"\2"', 'g')
END AS g_v4
FROM g_3),
g_5 AS (
SELECT *,
  list_transform(
  list_transform(json_extract_string(('[' || substr(g_v4, 1, (length(g_v4) - 3)) || ']'), '$[*]'), lambda x: 
    CASE
      WHEN regexp_matches(x, '^[\-0-9]') THEN ('#'
      || regexp_extract(x, '^(-?)', 1)
      || 
        regexp_replace(regexp_replace((regexp_extract(x, '^-?([0-9]+)', 1) || regexp_extract(x, '\.([0-9]+)', 1)), '^0+', '', 'g'), '0+$', '', 'g')
      || ' '
      || 
        CAST(
          (
            (coalesce(TRY_CAST(regexp_extract(x, '[eE]\+?(-?[0-9]+)$', 1) AS BIGINT), 0)
            + 
              length(regexp_replace((regexp_extract(x, '^-?([0-9]+)', 1) || regexp_extract(x, '\.([0-9]+)', 1)), '^0+', '', 'g'))
            )
          - length(regexp_extract(x, '\.([0-9]+)', 1)))
         AS VARCHAR)
      )
      ELSE x
    END
  )
, lambda x: 
  CASE
    WHEN (substr(x, 1, 1) <> '#') THEN x
    WHEN (regexp_extract(x, '^#-?([0-9]*)', 1) = '') THEN '2 0'
    WHEN (substr(x, 2, 1) = '-') THEN ('1'
    || CAST((2000000000000000000 - TRY_CAST(regexp_extract(x, ' (-?[0-9]+)$', 1) AS BIGINT)) AS VARCHAR)
    || translate(regexp_extract(x, '^#-?([0-9]*)', 1), '0123456789', '9876543210')
    || '~ '
    || 
      CAST(
        greatest(0, (length(regexp_extract(x, '^#-?([0-9]*)', 1)) - TRY_CAST(regexp_extract(x, ' (-?[0-9]+)$', 1) AS BIGINT)))
       AS VARCHAR)
    )
    ELSE ('3'
    || CAST((2000000000000000000 + TRY_CAST(regexp_extract(x, ' (-?[0-9]+)$', 1) AS BIGINT)) AS VARCHAR)
    || regexp_extract(x, '^#-?([0-9]*)', 1)
    || ' '
    || 
      CAST(
        greatest(0, (length(regexp_extract(x, '^#-?([0-9]*)', 1)) - TRY_CAST(regexp_extract(x, ' (-?[0-9]+)$', 1) AS BIGINT)))
       AS VARCHAR)
    )
  END
)[1] AS g_v5
FROM g_4),
g_6 AS (
SELECT *,
  CASE WHEN (substr(g_v5, 1, 1) = '{') THEN json_extract_string(g_v5, ['/''at']) END AS g_v6
FROM g_5)
SELECT g_row.*,
list_transform(
  list_filter(
    CASE
      WHEN regexp_full_match(g_p, '[ \t\n\r]*') THEN CAST([] AS VARCHAR[])
      WHEN (NOT (g_v3 IS NULL)) THEN [g_v3]
      ELSE flatten(
        [
          [
            CASE WHEN ((g_v6[1] IS NULL) AND (substr(g_v5, 1, 1) = '{')) THEN 'required ' END,
            CASE
              WHEN (substr(g_v6[1], 1, 1) <> '''') THEN 'type /at'
              WHEN (NOT regexp_full_match(substr(g_v6[1], 2), 
                '(?:(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:[Zz]|[+\-](?:[01][0-9]|2[0-3]):[0-5][0-9])|(?:[01][0-9]|2[0-3]):[0-5][0-9]:60(?:\.[0-9]+)?[+\-](?:[01][0-9]|2[0-3]):[0-5][0-9])|(?:[0-9]{4}-(?:(?:0[13578]|1[02])-31|(?:0[469]|11)-30)|(?:[0-9]{2}(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-28|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt]23:59:60(?:\.[0-9]+)?[Zz])'
              )) THEN 'format /at'
            END
          ],
          CASE
            WHEN (substr(g_v5, 1, 1) = '{') THEN flatten(
              [
                CASE
                  WHEN (len(list_distinct(json_keys(g_v5))) < len(json_keys(g_v5))) THEN list_transform(json_keys(g_v5), lambda v1, v2: 
                    CASE
                      WHEN (list_position(json_keys(g_v5), v1) <= (v2 - 1)) THEN ('duplicateMember /' || regexp_replace(regexp_replace(substr(v1, 2), '~', '~0', 'g'), '/', '~1', 'g'))
                    END
                  )
                  ELSE CAST([] AS VARCHAR[])
                END,
                list_transform(json_keys(g_v5), lambda v3: 
                  CASE
                    WHEN (NOT (v3 IN ('''at'))) THEN ('unknownMember /' || regexp_replace(regexp_replace(substr(v3, 2), '~', '~0', 'g'), '/', '~1', 'g'))
                  END
                )
              ]
            )
            WHEN (g_v5 IS NULL) THEN CAST([] AS VARCHAR[])
            ELSE ['type ']
          END
        ]
      )
    END
  , lambda w: (NOT (w IS NULL)))
, lambda w: {'rule': substr(w, 1, (instr(w, ' ') - 1)), 'pointer': substr(w, (instr(w, ' ') + 1))}) AS violations
FROM g_6;
