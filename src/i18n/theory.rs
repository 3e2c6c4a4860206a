//! Families of theory and broken assumptions in words.

use crate::theory::family::Broken;

use super::{Texts, decimals_needed, format_number, format_percent};

/// Picks the text of a family by its name.
macro_rules! names {
    ($words:expr, $id:expr; $($name:ident)*) => {
        match $id {
            $(stringify!($name) => Some($words.$name()),)*
            _ => None,
        }
    };
}

/// What a family is called; its own name where it has no other.
#[must_use]
pub fn family_name(texts: Texts, id: &'static str) -> &'static str {
    let named = names!(texts.theory, id;
        reorder_point reorder_point_for_target base_stock batch_base_stock lost_sales_base_stock lost_sales_reorder_point
        periodic_review periodic_review_in_time reorder_up_to newsvendor eoq production_lot eoq_with_backorders safety_stock
        lead_time_demand pooling markov_queue service_queue renewal_queue two_law_queue general_queue two_queues_in_a_row
        priority_queue make_to_stock joint_orders perfect_order perfect_order_with_disruption orders_of_lines
        order_cycle_time mixture_of_times littles_law littles_identities base_stock_from_full periodic_review_from_full
        queue_from_empty order_cycle_stages waits_of_some normal_times recovery_of_queue recovery_of_stock);
    named.unwrap_or(id)
}

/// A broken assumption in a sentence.
#[must_use]
pub fn broken_text(texts: Texts, broken: &Broken) -> String {
    let words = texts.theory;
    let number = |value: f64| format_number(texts.language, value, decimals_needed(value, 2));
    let share = |value: f64| format_percent(texts.language, value, decimals_needed(100.0 * value, 1));
    match *broken {
        Broken::NotPoisson { gap_cv } => words.not_poisson(&number(gap_cv)),
        Broken::WeekdayPattern => words.weekday_pattern().to_owned(),
        Broken::SeasonalPattern => words.seasonal_pattern().to_owned(),
        Broken::SeveralLines { mean } => words.several_lines(&number(mean)),
        Broken::SeveralUnits { mean } => words.several_units(&number(mean)),
        Broken::LeadTimeVaries { cv } => words.lead_time_varies(&number(cv)),
        Broken::LeadTimesDoNotCross => words.no_crossing().to_owned(),
        Broken::OrdersOverlap => words.orders_overlap().to_owned(),
        Broken::ShortagesAreLost => words.shortages_lost().to_owned(),
        Broken::ShortagesAreBackOrdered => words.shortages_wait().to_owned(),
        Broken::LostAsAWhole => words.lost_as_a_whole().to_owned(),
        Broken::OtherPolicy => words.other_policy().to_owned(),
        Broken::NoTarget => words.no_target().to_owned(),
        Broken::Cancellations { share: part } => words.cancellations(&share(part)),
        Broken::ShortPicks { share: part } => words.short_picks(&share(part)),
        Broken::SeveralServers { servers } => words.several_servers(&number(f64::from(servers))),
        Broken::NotExponential { cv } => words.not_exponential(&number(cv)),
        Broken::OrdersDifferInSize => words.differ_in_size().to_owned(),
        Broken::Overloaded { utilisation } => words.overloaded(&share(utilisation)),
        Broken::Approximation => words.approximation().to_owned(),
        Broken::NormalDemand => words.normal_demand().to_owned(),
        Broken::RandomDemand => words.random_demand().to_owned(),
        Broken::OtherLot { run, best } => words.other_lot(&number(run), &number(best)),
        Broken::FaultsCorrelated { correlation } => words.faults_correlated(&number(correlation)),
        Broken::LeadTimesByItem => words.lead_times_by_item().to_owned(),
        Broken::ShortagesDelay => words.shortages_delay().to_owned(),
        Broken::VehiclesWait { days } => words.vehicles_wait(&number(days)),
        Broken::FaultsDelay => words.faults_delay().to_owned(),
        Broken::RandomBaskets => words.random_baskets().to_owned(),
        Broken::StockFromSupplier => words.from_supplier().to_owned(),
        Broken::ReviewIsContinuous => words.continuous_review().to_owned(),
        Broken::SeveralPeriods => words.several_periods().to_owned(),
        Broken::OneSite => words.one_site().to_owned(),
        Broken::OneQueue => words.one_queue().to_owned(),
        Broken::NoPriorities => words.no_priorities().to_owned(),
        Broken::NoMixture => words.no_mixture().to_owned(),
        Broken::RatesAreMeasured => words.measured().to_owned(),
        Broken::DemandChanges => words.demand_changes().to_owned(),
        Broken::Replayed => words.replayed().to_owned(),
        Broken::Disrupted => words.disrupted().to_owned(),
        Broken::ReviewedAtIntervals { days } => words.reviewed_at_intervals(&number(days)),
        Broken::OwnLine => words.own_line().to_owned(),
        Broken::ItemsShareTheLine => words.shared_line().to_owned(),
        Broken::PartsOfDays => words.parts_of_days().to_owned(),
        Broken::WarmedUp => words.warmed_up().to_owned(),
        Broken::NormalTimes => words.normal_times_taken().to_owned(),
        Broken::SteadyFlow => words.steady_flow().to_owned(),
        Broken::NoBreakdown => words.no_breakdown().to_owned(),
        Broken::NoOutage => words.no_outage().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::measure::measure;
    use crate::theory::family;

    #[test]
    fn every_family_has_a_name_and_every_measure_exists() {
        for each in family::all() {
            for language in Language::OFFERED {
                assert_ne!(family_name(Texts::of(language), each.id), each.id);
            }
            for quantity in each.quantities {
                let known = quantity.measure.is_none_or(|id| measure(id).is_some());
                assert!(known, "{} {}: no measure {:?}", each.id, quantity.id, quantity.measure);
            }
        }
    }

    #[test]
    fn assumptions_name_their_number() {
        let broken = Broken::NotPoisson { gap_cv: 0.25 };
        assert!(broken_text(Texts::of(Language::English), &broken).contains("0.25"));
        assert!(broken_text(Texts::of(Language::Vietnamese), &broken).contains("0,25"));
    }
}
