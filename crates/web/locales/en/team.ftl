### The team: who works, and what they can be given.

team-open-cases = { $n ->
    [one] { $n } open case
   *[other] { $n } open cases
}
team-units = units
team-about = What stands here decides which work they can be given. How well somebody did never does.
team-skills = Skills
team-levels = levels 1 to 5
team-level-of-5 = Level { $n } of 5
team-level-of = Level of { $skill }
team-none-yet = None yet.
team-skill = Skill
team-level = Level
team-ended = ended
team-until = until
team-no-end = without end
team-revoke = Revoke
team-no-certificates = None. Without the one that a team asks for, words need somebody’s agreement.
team-certificate = Certificate
team-until-field = Until
team-grant = Grant
team-teams = Teams
team-home = home: { $team }
team-keep-teams = Keep teams
team-roles = Roles
team-roles-told = who may agree, who alone may publish
team-keep-roles = Keep roles
team-roles-admin = An administrator sets roles.
team-shifts = Shifts
team-no-shifts = None. They are here when they say so.
team-starts = Starts (UTC)
team-ends = Ends (UTC)
team-add = Add
team-here-now = here now
team-gini = Gini coefficient of units in use over units in all, of those who are here. 0: everybody carries alike; 1: one carries everything. n = { $n }.
team-evenness = evenness of load
team-none = No team in the model
team-none-told = Teams are declared in the ownership model.
team-here-of = { $here } of { $n } here · { $used }/{ $capacity } units
team-nobody = Nobody belongs to it. Set teams on a person’s page.
team-none-today = none today
team-nothing-yet = nothing yet
team-moment-like = write a day and a time, such as 2026-12-31 08:00
team-without = Without a team
team-has-ended = { $name } has ended
team-ends-when = { $name } ends { $when }
team-col-who = Who
team-col-state = State
team-col-shift = Shift
team-col-load = Load
team-col-ours = On us
team-col-ours-told = Open cases that wait on them
team-col-theirs = On them
team-col-theirs-told = Open cases that wait for the customer
team-col-asleep = Asleep
team-col-asleep-told = Cases that sleep
team-col-can = Can do
