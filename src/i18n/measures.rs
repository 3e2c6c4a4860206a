//! What measures are called: the words of TERMS.md.

use super::Language;
use super::texts::pick;

/// A measure's name in Vietnamese and in English, after its id.
type Name = (&'static str, [&'static str; 2]);

macro_rules! measures {
    ($($id:literal: $vietnamese:literal, $english:literal;)*) => {
        const NAMES: &[Name] = &[$(($id, [$vietnamese, $english])),*];
    };
}

/// A measure's name on the screen; its id, where the page does not show it.
#[must_use]
pub fn measure_name(language: Language, id: &'static str) -> &'static str {
    NAMES.iter().find(|(known, _)| *known == id).map_or(id, |(_, names)| pick(language, *names))
}

measures! {
    "perfect_order_rate": "Đơn hàng hoàn hảo", "Perfect orders";
    "on_time_delivery_rate": "Đúng hạn", "On time";
    "complete_rate": "Đầy đủ", "Complete";
    "right_rate": "Đúng hàng, đúng địa điểm", "Right items, right place";
    "undamaged_rate": "Không hư hỏng", "Damage-free";
    "documents_right_rate": "Chứng từ chính xác", "Correct documents";
    "unit_fill_rate": "Tỷ lệ đáp ứng theo đơn vị", "Unit fill rate";
    "line_fill_rate": "Tỷ lệ đáp ứng theo dòng hàng", "Line fill rate";
    "order_fill_rate": "Tỷ lệ đơn hàng đáp ứng đủ", "Order fill rate";
    "cycle_service_level": "Mức dịch vụ theo chu kỳ bổ sung", "Cycle service level";
    "stockout_frequency": "Tần suất hết hàng", "Stockout frequency";
    "ready_rate": "Tỷ lệ thời gian còn hàng", "Ready rate";
    "inventory_value_mean": "Giá trị tồn kho bình quân", "Average inventory value";
    "promised_mean": "Thời gian cam kết", "Quoted response time";
    "refused_rate": "Đơn hàng khách từ chối vì cam kết quá lâu", "Orders refused: promise too long";
    "told_in_time_rate": "Được báo kịp thời", "Told in time";
    "correction_rate": "Dòng hàng lỗi đã khắc phục", "Faulty lines corrected";
    "replacement_rate": "Khắc phục bằng đổi hàng", "Corrected by replacement";
    "correction_time_mean": "Thời gian khắc phục sự cố", "Malfunction recovery time";
    "warranty_claim_rate": "Tỷ lệ thu hồi để bảo hành", "Warranty claim rate";
    "repair_time_mean": "Thời gian sửa chữa bảo hành", "Warranty repair time";
    "refund_rate": "Yêu cầu bảo hành phải hoàn tiền", "Claims refunded";
    "repair_utilisation": "Mức sử dụng kỹ thuật viên", "Utilisation of technicians";
    "utilisation": "Mức sử dụng công suất", "Utilisation";
    "units_owed_mean": "Đơn vị còn nợ khách, bình quân", "Units owed to customers, on average";
    "available_stock_mean": "Tồn khả dụng bình quân", "Average available stock";
    "on_order_mean": "Hàng đang đặt, bình quân", "Units on order, on average";
    "replenishments_per_day": "Đơn bổ sung mỗi ngày", "Replenishments a day";
    "unit_wait_mean": "Thời gian chờ bình quân của một đơn vị", "Average wait of a unit";
    "queue_time_mean": "Thời gian chờ trong hàng đợi", "Waiting time in the queue";
    "queue_length_mean": "Số đơn hàng trong hàng đợi", "Orders in the queue";
    "firm_clock_mean": "Thời gian từ nhận đơn đến giao xong", "Time from receipt to delivery";
    "firm_clock_standard_deviation": "Độ lệch chuẩn của thời gian đó", "Standard deviation of that time";
    "firm_clock_p95": "Thời gian mà 95% đơn không vượt quá", "Time that 95% of orders keep";
    "perfect_order_product": "Tích của năm tỷ lệ", "Product of the five rates";
    "perfect_order_lower_bound": "Cận dưới của đơn hàng hoàn hảo", "Lower bound of perfect orders";
    "perfect_order_upper_bound": "Cận trên của đơn hàng hoàn hảo", "Upper bound of perfect orders";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_belongs_to_a_measure() {
        for (id, _) in NAMES {
            assert!(crate::measure::measure(id).is_some(), "{id}");
        }
    }
}
