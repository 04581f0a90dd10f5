//! Stopwatches: of the wall and of the processor, where the machine tells (Linux).

use std::path::Path;
use std::time::Instant;

use db::Engine;

/// Linux counts processor time in hundredths of a second for programs, whatever the kernel was built with.
const TICKS_PER_S: f64 = 100.0;

/// The time, for a stopwatch.
pub(super) fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "a stopwatch measures the machine, which no test owns")]
    Instant::now()
}

/// Milliseconds since then.
pub(super) fn ms_since(then: Instant) -> f64 {
    now().saturating_duration_since(then).as_secs_f64() * 1000.0
}

/// Time that something took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Took {
    /// Seconds by the clock.
    pub wall_s: f64,
    /// Seconds of processors, the engine's own processes included.
    pub cpu_s: Option<f64>,
}

impl std::ops::AddAssign for Took {
    fn add_assign(&mut self, other: Self) {
        self.wall_s += other.wall_s;
        self.cpu_s = Some(self.cpu_s.unwrap_or(0.0)).zip(other.cpu_s).map(|(a, b)| a + b);
    }
}

/// A running stopwatch: of this process, and of a PostgreSQL on this machine.
pub(super) struct Stopwatch {
    engine: Engine,
    began: Instant,
    mine: Option<f64>,
    servers: f64,
}

impl Stopwatch {
    /// Starts it. Looking at the servers takes time that must not count, here and at the end.
    pub fn start(engine: Engine) -> Self {
        let servers = servers_cpu_s(engine);
        Self { engine, servers, mine: ticks("/proc/self/stat"), began: now() }
    }

    /// What has passed.
    pub fn stop(&self) -> Took {
        let wall_s = now().duration_since(self.began).as_secs_f64();
        let mine = ticks("/proc/self/stat").zip(self.mine).map(|(now, before)| now - before);
        let servers = servers_cpu_s(self.engine) - self.servers;
        Took { wall_s, cpu_s: mine.map(|mine| mine + servers) }
    }
}

fn servers_cpu_s(engine: Engine) -> f64 {
    if engine == Engine::Sqlite {
        return 0.0;
    }
    let processes =
        std::fs::read_dir("/proc").into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let is_server =
        |path: &Path| std::fs::read_to_string(path.join("comm")).is_ok_and(|name| name.trim() == "postgres");
    processes.filter(|path| is_server(path)).filter_map(|path| ticks(path.join("stat"))).sum()
}

/// Processor seconds of the calling thread.
pub(super) fn thread_cpu_s() -> Option<f64> {
    ticks("/proc/thread-self/stat")
}

fn ticks(path: impl AsRef<Path>) -> Option<f64> {
    let text = std::fs::read_to_string(path).ok()?;
    // The name stands in parentheses and may hold anything; user and system time are the 12th and 13th behind it.
    let (_, behind) = text.rsplit_once(") ")?;
    let mut fields = behind.split(' ').skip(11).map_while(|field| field.parse::<f64>().ok());
    Some((fields.next()? + fields.next()?) / TICKS_PER_S)
}

/// The most memory that this process has held, in MB.
pub(super) fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
}

/// How many programs want a core, one-minute average.
pub(super) fn load() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

/// The value below which this share of the values lies.
pub(super) fn percentile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    sorted.get((last as f64 * share).round() as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 0.0), Some(1.0));
        assert_eq!(percentile(&values, 0.99), Some(99.0));
        assert_eq!(percentile(&values, 1.0), Some(100.0));
        assert_eq!(percentile(&[], 0.5), None);
    }
}
