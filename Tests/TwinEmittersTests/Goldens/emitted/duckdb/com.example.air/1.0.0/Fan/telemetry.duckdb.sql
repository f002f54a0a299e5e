-- What is wrong with documents: com.example.air.Fan/telemetry, version 1.0.0.
-- `payloads` is a table or view with a column `payload` of raw JSON texts; each row gets the list of rules that it breaks.
CREATE OR REPLACE TEMPORARY VIEW "com_example_air__Fan__telemetry_violations" AS
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
  CASE
  WHEN (substr(g_v5, 1, 1) = '{') THEN list_transform(list_transform(json_extract_string(g_v5, ['/''speed']), lambda x: 
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
  ), lambda x: 
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
  )
END AS g_v6
FROM g_5)
SELECT g_row.*,
list_transform(
  list_filter(
    CASE
      WHEN (NOT (g_v3 IS NULL)) THEN [g_v3]
      ELSE flatten(
        [
          [
            CASE
              WHEN (NOT (substr(g_v6[1], 1, 1) IN ('1', '2', '3'))) THEN 'type /speed'
              WHEN (
                (g_v6[1]
                <= 
                  '11999999999999999691820230686513768419206271028594696584920065867289962173063826221019555031707235249053350982022412792903669713583307112089053444452148059597369342511328494179318091097999291616323726145154182288468235524269729930144428633040377157085180139165063524707280925831555634489295657288440300491906957119822095825502207~ 0'
                )
              OR 
                (g_v6[1]
                >= 
                  '32000000000000000309179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792 0'
                )
              ) THEN 'range /speed'
              WHEN (g_v6[1] < '2 0') THEN 'minimum /speed'
              WHEN (g_v6[1] > '320000000000000000031205 1') THEN 'maximum /speed'
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
                    WHEN (NOT (v3 IN ('''speed'))) THEN ('unknownMember /' || regexp_replace(regexp_replace(substr(v3, 2), '~', '~0', 'g'), '/', '~1', 'g'))
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
