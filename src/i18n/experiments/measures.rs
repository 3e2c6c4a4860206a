//! Every measure by name, in groups: what the menus of the experiments' place offer. Names that the rest of the page
//! shows are those of `measures`; the others stand here.

use super::super::texts::pick;
use super::super::{Language, measure_name};
use crate::measure::{Kind, measure};

/// A measure, with its Vietnamese and English names where it has none elsewhere.
type Named = (&'static str, Option<[&'static str; 2]>);

/// A group of a menu.
struct Group {
    title: [&'static str; 2],
    measures: &'static [Named],
}

/// Writes groups: `"nhóm", "group" { "id"; "id": "tên", "name"; }`.
macro_rules! groups {
    ($($vi:literal, $en:literal { $($id:literal $(: $name_vi:literal, $name_en:literal)?;)* })*) => {
        const GROUPS: &[Group] = &[$(Group {
            title: [$vi, $en],
            measures: &[$(($id, groups!(@name $($name_vi, $name_en)?))),*],
        }),*];
    };
    (@name) => { None };
    (@name $vi:literal, $en:literal) => { Some([$vi, $en]) };
}

groups! {
    "Đơn hàng hoàn hảo", "The perfect order" {
        "perfect_order_rate";
        "on_time_delivery_rate";
        "complete_rate";
        "right_rate";
        "undamaged_rate";
        "documents_right_rate";
        "on_time_in_full_rate": "Giao đúng hạn và đầy đủ (OTIF)", "On time, in full (OTIF)";
        "perfect_order_product": "Tích của năm tỷ lệ", "Product of the five rates";
        "perfect_order_lower_bound": "Đơn hàng hoàn hảo, ít nhất có thể", "Perfect orders, least possible";
        "perfect_order_upper_bound": "Đơn hàng hoàn hảo, nhiều nhất có thể", "Perfect orders, most possible";
    }
    "OTIF theo từng định nghĩa", "OTIF by its definitions" {
        "otif_order_delivered_promise": "OTIF: đơn hàng, giao đủ, theo cam kết", "OTIF: orders, as delivered, by the promise";
        "otif_order_delivered_request": "OTIF: đơn hàng, giao đủ, theo yêu cầu", "OTIF: orders, as delivered, by the request";
        "otif_order_at_check_promise": "OTIF: đơn hàng, đủ khi kiểm tra, theo cam kết", "OTIF: orders, met at the check, by the promise";
        "otif_order_at_check_request": "OTIF: đơn hàng, đủ khi kiểm tra, theo yêu cầu", "OTIF: orders, met at the check, by the request";
        "otif_line_delivered_promise": "OTIF: dòng hàng, giao đủ, theo cam kết", "OTIF: lines, as delivered, by the promise";
        "otif_line_delivered_request": "OTIF: dòng hàng, giao đủ, theo yêu cầu", "OTIF: lines, as delivered, by the request";
        "otif_line_at_check_promise": "OTIF: dòng hàng, đủ khi kiểm tra, theo cam kết", "OTIF: lines, met at the check, by the promise";
        "otif_line_at_check_request": "OTIF: dòng hàng, đủ khi kiểm tra, theo yêu cầu", "OTIF: lines, met at the check, by the request";
        "otif_unit_delivered_promise": "OTIF: đơn vị hàng, giao đủ, theo cam kết", "OTIF: units, as delivered, by the promise";
        "otif_unit_delivered_request": "OTIF: đơn vị hàng, giao đủ, theo yêu cầu", "OTIF: units, as delivered, by the request";
        "otif_unit_at_check_promise": "OTIF: đơn vị hàng, đủ khi kiểm tra, theo cam kết", "OTIF: units, met at the check, by the promise";
        "otif_unit_at_check_request": "OTIF: đơn vị hàng, đủ khi kiểm tra, theo yêu cầu", "OTIF: units, met at the check, by the request";
    }
    "Cam kết và trễ hạn", "Promises and lateness" {
        "promised_mean";
        "on_time_completion_rate": "Tỷ lệ hoàn tất đúng hạn", "On-time completion rate";
        "rush_on_time_rate": "Đơn gấp đúng hạn", "Rush orders on time";
        "late_order_rate": "Tần suất trễ hạn", "Late-order frequency";
        "days_late_mean": "Thời gian trễ hạn", "Lateness";
        "days_late_over_all_mean": "Thời gian trễ hạn, mọi đơn", "Lateness, all orders";
        "late_orders_open_mean": "Số đơn hàng trễ hạn", "Late orders open";
        "late_value_mean": "Giá trị đơn hàng trễ hạn", "Value of late orders";
        "told_in_time_rate";
        "refused_rate";
        "cancelled_rate": "Đơn hàng bị hủy khi kiểm tra thanh toán", "Orders cancelled at the credit check";
    }
    "Tính sẵn có", "Availability" {
        "unit_fill_rate";
        "line_fill_rate";
        "order_fill_rate";
        "value_fill_rate": "Tỷ lệ đáp ứng theo giá trị", "Value fill rate";
        "unit_wait_within_rate": "Đơn vị hàng đáp ứng trong thời hạn", "Units filled within a time limit";
        "order_wait_within_rate": "Đơn hàng đáp ứng trong thời hạn", "Orders filled within a time limit";
        "cycle_service_level";
        "cycle_service_level_strict": "Mức dịch vụ theo chu kỳ, còn dư hàng", "Cycle service level, stock left over";
        "cycle_never_short_rate": "Chu kỳ không thiếu đơn vị nào", "Cycles in which no unit was short";
        "stockout_frequency";
        "stockouts_per_item_year": "Số lần hết hàng mỗi năm của một mặt hàng", "Stockouts a year and item";
        "ready_rate";
        "out_of_stock_time": "Tỷ lệ thời gian hết hàng", "Time out of stock";
        "stockout_spell_mean": "Độ dài một đợt hết hàng", "Length of a stockout";
        "stockout_spell_met_mean": "Độ dài đợt hết hàng mà khách gặp phải", "Length of a stockout as met";
    }
    "Chờ bổ sung và mất doanh số", "Back-orders and lost sales" {
        "back_order_rate": "Tần suất chờ bổ sung", "Back-order frequency";
        "back_order_duration_mean": "Thời gian chờ bổ sung", "Back-order duration";
        "back_order_duration_over_all_mean": "Thời gian chờ bổ sung, mọi đơn", "Back-order duration, all orders";
        "back_orders_open_mean": "Số đơn hàng chờ bổ sung", "Back-orders open";
        "back_order_value_mean": "Giá trị chờ bổ sung", "Value of back-orders";
        "unit_wait_mean": "Thời gian chờ của một đơn vị hàng", "Wait of a unit";
        "units_owed_mean": "Số đơn vị còn nợ khách", "Units owed to customers";
        "units_owed_at_day_end_mean": "Số đơn vị còn nợ khách vào cuối ngày", "Units owed at the end of a day";
        "no_back_orders_rate": "Tỷ lệ thời gian không nợ khách", "Time without back-orders";
        "no_back_orders_at_day_end_rate": "Tỷ lệ cuối ngày không nợ khách", "Days ending without back-orders";
        "lost_order_rate": "Đơn hàng bị mất", "Lost orders";
        "lost_unit_rate": "Đơn vị hàng bị mất", "Lost units";
    }
    "Thời gian chu kỳ đơn hàng", "Order cycle times" {
        "customer_clock_mean": "Trao đơn đến giao xong: bình quân", "Placed to delivered: mean";
        "customer_clock_standard_deviation": "Trao đơn đến giao xong: độ lệch chuẩn", "Placed to delivered: standard deviation";
        "customer_clock_cv": "Trao đơn đến giao xong: CV", "Placed to delivered: CV";
        "customer_clock_p50": "Trao đơn đến giao xong: P50", "Placed to delivered: P50";
        "customer_clock_p90": "Trao đơn đến giao xong: P90", "Placed to delivered: P90";
        "customer_clock_p95": "Trao đơn đến giao xong: P95", "Placed to delivered: P95";
        "full_clock_mean": "Hình thành đơn đến giao xong: bình quân", "Preparation to delivered: mean";
        "full_clock_standard_deviation": "Hình thành đơn đến giao xong: độ lệch chuẩn", "Preparation to delivered: standard deviation";
        "full_clock_cv": "Hình thành đơn đến giao xong: CV", "Preparation to delivered: CV";
        "full_clock_p50": "Hình thành đơn đến giao xong: P50", "Preparation to delivered: P50";
        "full_clock_p90": "Hình thành đơn đến giao xong: P90", "Preparation to delivered: P90";
        "full_clock_p95": "Hình thành đơn đến giao xong: P95", "Preparation to delivered: P95";
        "firm_clock_mean": "Nhận đơn đến giao xong: bình quân", "Received to delivered: mean";
        "firm_clock_standard_deviation": "Nhận đơn đến giao xong: độ lệch chuẩn", "Received to delivered: standard deviation";
        "firm_clock_cv": "Nhận đơn đến giao xong: CV", "Received to delivered: CV";
        "firm_clock_p50": "Nhận đơn đến giao xong: P50", "Received to delivered: P50";
        "firm_clock_p90": "Nhận đơn đến giao xong: P90", "Received to delivered: P90";
        "firm_clock_p95": "Nhận đơn đến giao xong: P95", "Received to delivered: P95";
    }
    "Tồn kho", "Inventory" {
        "inventory_value_mean";
        "inventory_turns": "Vòng quay tồn kho", "Inventory turns";
        "days_of_supply": "Số ngày tồn kho", "Days of supply";
        "physical_stock_mean": "Tồn thực có", "Physical stock";
        "available_stock_mean": "Tồn khả dụng", "Available stock";
        "committed_stock_mean": "Tồn đã giữ cho đơn", "Committed stock";
        "on_order_mean": "Đang đặt", "On order";
        "stock_after_receipt_mean": "Tồn khả dụng ngay sau khi nhận hàng", "Available stock after a receipt";
        "stock_at_day_end_mean": "Tồn kho cuối ngày", "Stock at the end of a day";
        "lead_time_demand_mean": "Nhu cầu trong thời gian cung ứng: bình quân", "Lead-time demand: mean";
        "lead_time_demand_standard_deviation": "Nhu cầu trong thời gian cung ứng: độ lệch chuẩn", "Lead-time demand: standard deviation";
        "replenishments_per_day": "Số lần bổ sung hàng mỗi ngày", "Replenishments a day";
        "own_line_utilisation": "Mức sử dụng chuyền sản xuất bổ sung", "Utilisation of the firm's own line";
        "own_line_queue_length_mean": "Hàng đợi của chuyền sản xuất bổ sung", "Queue of the firm's own line";
    }
    "Sản xuất", "Production" {
        "utilisation";
        "queue_length_mean": "Số đơn hàng trong hàng đợi", "Orders in the queue";
        "queue_time_mean": "Thời gian chờ trong hàng đợi", "Waiting time in the queue";
        "queued_rate": "Đơn hàng phải xếp hàng", "Orders that queue";
        "orders_in_production_mean": "Số đơn hàng đang sản xuất", "Orders in production";
        "work_in_process_mean": "Sản phẩm dở dang", "Work in process";
        "production_time_mean": "Thời gian sản xuất", "Production time";
    }
    "Sau khi giao hàng", "After delivery" {
        "line_return_rate": "Tỷ lệ dòng hàng bị trả lại", "Line-item return rate";
        "correction_rate";
        "replacement_rate";
        "correction_time_mean";
        "warranty_claim_rate";
        "repair_time_mean";
        "refund_rate";
        "repair_utilisation";
    }
    "Tiền trên mỗi đơn hàng", "Money per order" {
        "cost_per_order": "Chi phí mỗi đơn hàng", "Cost per order";
        "cost_per_order_without_penalties": "Chi phí mỗi đơn hàng, không kể tiền phạt", "Cost per order without service penalties";
        "margin_per_order": "Lãi mỗi đơn hàng", "Margin per order";
        "revenue_per_order": "Doanh thu mỗi đơn hàng", "Revenue per order";
        "holding_cost_per_order": "Chi phí lưu kho mỗi đơn hàng", "Holding cost per order";
        "replenishment_cost_per_order": "Chi phí đặt hàng mỗi đơn hàng", "Ordering cost per order";
        "handling_cost_per_order": "Chi phí xử lý mỗi đơn hàng", "Handling cost per order";
        "capacity_cost_per_order": "Chi phí công suất mỗi đơn hàng", "Capacity cost per order";
        "back_order_cost_per_order": "Chi phí chờ bổ sung mỗi đơn hàng", "Back-order cost per order";
        "late_cost_per_order": "Chi phí trễ hạn mỗi đơn hàng", "Lateness cost per order";
        "lost_sale_cost_per_order": "Chi phí mất doanh số mỗi đơn hàng", "Lost-sale cost per order";
        "correction_cost_per_order": "Chi phí khắc phục mỗi đơn hàng", "Correction cost per order";
        "return_cost_per_order": "Chi phí hàng trả lại mỗi đơn hàng", "Return cost per order";
        "repair_cost_per_order": "Chi phí sửa chữa mỗi đơn hàng", "Repair cost per order";
        "refund_cost_per_order": "Chi phí hoàn tiền mỗi đơn hàng", "Refund cost per order";
    }
}

/// What any measure is called; its id, where there is no such measure.
#[must_use]
pub fn any_measure_name(language: Language, id: &str) -> &str {
    let all = || GROUPS.iter().flat_map(|group| group.measures);
    match all().find(|(known, _)| *known == id) {
        Some((_, Some(names))) => pick(language, *names),
        Some((known, None)) => measure_name(language, known),
        None => id,
    }
}

/// Every measure, group by group: the group's title, and its measures by id; only means and rates, where totals are
/// wanted.
#[must_use]
pub fn measure_groups(language: Language, of_totals: bool) -> Vec<(&'static str, Vec<&'static str>)> {
    let fits = |id: &&str| {
        let kind = measure(id).map(|measure| measure.kind);
        !of_totals || matches!(kind, Some(Kind::OfTotals(_)))
    };
    let own = |group: &Group| group.measures.iter().map(|(id, _)| *id).filter(fits).collect();
    GROUPS.iter().map(|group| (pick(language, group.title), own(group))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::CATALOGUE;

    #[test]
    fn every_measure_has_a_place_and_a_name_of_its_own_in_both_languages() {
        for language in [Language::Vietnamese, Language::English] {
            let offered: Vec<&str> =
                measure_groups(language, false).into_iter().flat_map(|(_, ids)| ids).collect();
            let mut names: Vec<&str> = offered.iter().map(|id| any_measure_name(language, id)).collect();
            for measure in CATALOGUE {
                assert!(offered.contains(&measure.id), "{} has no group", measure.id);
                assert_ne!(any_measure_name(language, measure.id), measure.id);
            }
            assert_eq!(offered.len(), CATALOGUE.len());
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "two measures of one name: {names:?}");
        }
    }

    #[test]
    fn percentiles_are_left_out_where_totals_are_wanted() {
        let all = |of_totals| {
            measure_groups(Language::English, of_totals).iter().map(|(_, ids)| ids.len()).sum::<usize>()
        };
        assert_eq!(all(false) - all(true), 9);
    }
}
