//! What a scenario's fields are called on the screen.

use super::super::Language;

/// A field's name in Vietnamese and in English, after its path.
type Field = (&'static str, [&'static str; 2]);

macro_rules! fields {
    ($($path:literal: $vietnamese:literal, $english:literal;)*) => {
        const FIELDS: &[Field] = &[$(($path, [$vietnamese, $english])),*];
    };
}

/// A field's name; none where it has no name of its own.
#[must_use]
pub(in crate::i18n) fn field_name(language: Language, path: &str) -> Option<&'static str> {
    let (_, names) = FIELDS.iter().find(|(known, _)| *known == path)?;
    Some(super::pick(language, *names))
}

fields! {
    "schema": "Phiên bản tệp", "File version";
    "name": "Tên kịch bản", "Name of the scenario";
    "run.run_days": "Số ngày được đo", "Days measured";
    "run.warm_up_days": "Giai đoạn khởi động", "Warm-up";
    "run.run_out_days": "Theo dõi thêm sau khoảng đo", "Run-out";
    "run.replications": "Số lần chạy lặp", "Replications";
    "run.seed": "Hạt giống ngẫu nhiên", "Random seed";
    "demand.orders_per_day": "Số đơn hàng mỗi ngày", "Orders a day";
    "demand.gap_cv": "Biến động nhu cầu", "Demand variability";
    "demand.items.count": "Số mặt hàng", "Number of items";
    "demand.items.exponent": "Độ dốc của mức ưa chuộng", "Steepness of popularity";
    "replenishment.lead_time.mean": "Thời gian cung ứng bình quân", "Lead-time mean";
    "replenishment.lead_time.cv": "Biến động thời gian cung ứng", "Lead-time variability";
    "replenishment.cycle_service_level": "Mức dịch vụ theo chu kỳ", "Service target";
    "replenishment.cover_days": "Lượng đặt đủ cho", "Days covered by an order";
    "replenishment.reorder_point": "Điểm đặt hàng lại", "Reorder point";
    "replenishment.order_quantity": "Lượng đặt hàng", "Order quantity";
    "replenishment.level": "Mức đặt hàng đến", "Base stock level";
    "production.servers": "Số trạm sản xuất", "Servers";
    "production.orders_per_day": "Công suất", "Capacity";
    "production.setup_share": "Phần thời gian thiết lập", "Set-up share";
    "production.cv": "Biến động thời gian sản xuất", "Production-time variability";
    "production.rule": "Thứ tự sản xuất", "Order of production";
    "production.materials.days_of_supply": "Số ngày dự trữ vật tư", "Days of materials";
    "production.materials.cost_share": "Tỷ trọng vật tư trong giá vốn", "Materials' share of cost";
    "production.materials.shortage": "Xác suất thiếu vật tư", "Probability of short materials";
    "order_cycle.transmittal.days": "Truyền thông tin đơn hàng", "Order transmittal";
    "order_cycle.transport.mean": "Thời gian vận chuyển bình quân", "Mean transport time";
    "promise.bts_days": "Thời gian cam kết", "Promised time";
    "promise.bto_days": "Thời gian cam kết", "Promised time";
    "promise.rush_bts_days": "Thời gian cam kết cho đơn gấp (BTS)", "Promised time of rush orders (BTS)";
    "promise.rush_bto_days": "Thời gian cam kết cho đơn gấp (BTO)", "Promised time of rush orders (BTO)";
    "promise.bto_kind": "Cách cam kết khi làm theo đơn", "How build to order promises";
    "promise.safety_factor": "Hệ số an toàn của thời gian cam kết", "Safety factor of the quote";
    "promise.delivery_allowance": "Thời gian dành cho giao hàng", "Delivery allowance";
    "promise.patience": "Cam kết lâu nhất mà khách chấp nhận", "Longest promise customers accept";
    "quality.wrong_order": "Đơn hàng sai", "Wrong orders";
    "quality.credit_hold": "Giữ lại khi kiểm tra thanh toán", "Credit holds";
    "quality.credit_cancel": "Hủy khi kiểm tra thanh toán", "Credit cancellations";
    "quality.wrong_documents": "Chứng từ sai", "Wrong documents";
    "quality.transport_delay": "Vận chuyển chậm", "Transport delays";
    "quality.wrong_place": "Giao sai địa điểm", "Wrong place";
    "quality.short_pick": "Soạn thiếu", "Short picks";
    "quality.wrong_item": "Sai hàng", "Wrong items";
    "quality.damage": "Hư hỏng", "Damage";
    "quality.correlation": "Tương quan giữa các lỗi", "Correlation of faults";
    "measures.request_days": "Khách yêu cầu giao trong", "Customers request within";
    "measures.window_days": "Cửa sổ đúng hạn", "On-time window";
    "money.currency": "Đơn vị tiền", "Currency";
    "money.price": "Giá bán", "Price";
    "money.unit_cost": "Giá vốn", "Unit cost";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;

    /// A name for a field that is not there would never be seen: paths follow the scenario's own JSON or
    /// the table of bounds.
    #[test]
    fn every_name_belongs_to_a_field() {
        // With the groups that are written only where they are given.
        let given = serde_json::json!({"promise": {"patience": 1}});
        let file = Scenario::from_json(&given).unwrap_or_default().to_json();
        for (path, _) in FIELDS {
            let in_file = file.pointer(&format!("/{}", path.replace('.', "/"))).is_some();
            let in_bounds = crate::model::bounds::ALL.iter().any(|bound| bound.path == *path);
            assert!(in_file || in_bounds, "{path}");
        }
    }
}
