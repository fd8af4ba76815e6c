-- One row a week over the plans of many counties. Plain SQL: DuckDB, Spark and others run it as it stands, over the
-- relations "tasks" and "indicators" that `report parquet` writes, partitioned by workbook, plan and
-- week; the workbook is the county, since two counties may call their plans the same.
WITH of_tasks AS (
    SELECT workbook, plan, week, count(*) AS tasks,
        sum(CASE WHEN status = 'closed' THEN 1 ELSE 0 END) AS closed,
        sum(CASE WHEN light = 'red' THEN 1 ELSE 0 END) AS red,
        sum(CASE WHEN light = 'yellow' THEN 1 ELSE 0 END) AS yellow,
        sum(CASE WHEN is_overdue THEN 1 ELSE 0 END) AS overdue,
        sum(CASE WHEN is_slow THEN 1 ELSE 0 END) AS slow,
        sum(CASE WHEN is_attributed THEN 1 ELSE 0 END) AS attributed,
        sum(CASE WHEN is_attributed AND status = 'closed' THEN 1 ELSE 0 END) AS done,
        sum(CASE WHEN is_attributed AND status = 'reported' THEN 1 ELSE 0 END) AS to_verify,
        sum(CASE WHEN is_silent THEN 1 ELSE 0 END) AS silent
    FROM tasks
    GROUP BY workbook, plan, week
),
of_indicators AS (
    SELECT workbook, plan, week, count(*) AS indicators,
        sum(CASE WHEN value IS NOT NULL THEN 1 ELSE 0 END) AS measured,
        sum(CASE WHEN coalesce(is_met, light = 'blue') THEN 1 ELSE 0 END) AS reached
    FROM indicators
    WHERE same_as IS NULL
    GROUP BY workbook, plan, week
),
every_week AS (
    SELECT workbook, plan, week FROM of_tasks UNION SELECT workbook, plan, week FROM of_indicators
)
SELECT every_week.week, count(*) AS plans, sum(coalesce(tasks, 0)) AS tasks, sum(coalesce(closed, 0)) AS closed,
    sum(coalesce(red, 0)) AS red, sum(coalesce(yellow, 0)) AS yellow, sum(coalesce(overdue, 0)) AS overdue,
    sum(coalesce(slow, 0)) AS slow, sum(CASE WHEN red > 0 THEN 1 ELSE 0 END) AS plans_with_red,
    sum(coalesce(indicators, 0)) AS indicators, sum(coalesce(measured, 0)) AS measured,
    sum(coalesce(reached, 0)) AS reached, sum(coalesce(attributed, 0)) AS attributed, sum(coalesce(done, 0)) AS done,
    sum(coalesce(to_verify, 0)) AS to_verify, sum(coalesce(silent, 0)) AS silent
FROM every_week
    LEFT JOIN of_tasks ON of_tasks.workbook = every_week.workbook AND of_tasks.plan = every_week.plan
        AND of_tasks.week = every_week.week
    LEFT JOIN of_indicators ON of_indicators.workbook = every_week.workbook AND of_indicators.plan = every_week.plan
        AND of_indicators.week = every_week.week
GROUP BY every_week.week
ORDER BY every_week.week
