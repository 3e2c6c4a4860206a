//! Texts of the control panel.

use super::texts;

texts! {
    /// The control panel and its sheet on a phone.
    Controls {
        panel: "Điều khiển", "Controls";
        adjust: "Chỉnh", "Adjust";
        scenario: "Kịch bản", "Scenario";
        shop: "Cửa hàng phụ kiện điện thoại", "Phone accessories shop";
        furniture: "Đồ gỗ đóng theo đơn", "Furniture made to order";
        spare_parts: "Phụ tùng thay thế", "Spare parts";
        starved_shelf: "BTS: kệ hàng luôn thiếu", "BTS: a starved shelf";
        busy_workshop: "BTO: xưởng quá bận", "BTO: a workshop too busy";
        exporter: "Một doanh nghiệp xuất khẩu thật", "A real exporter";
        own_file(name): "Tệp của bạn: {name}", "Your file: {name}";
        own_file_unnamed: "Tệp của bạn", "Your file";
        edited(name): "{name} (đã sửa)", "{name} (edited)";

        demand: "Nhu cầu", "Demand";
        build_to_stock: "BTS: sản xuất để tồn kho", "BTS: build to stock";
        build_to_order: "BTO: sản xuất theo đơn hàng", "BTO: build to order";
        quality: "Chất lượng", "Quality";

        orders_per_day: "đơn/ngày", "orders/day";
        days: "ngày", "days";
        cv: "CV", "CV";
        cv_of_gaps: "CV, giữa hai đơn", "CV of gaps";
        share: "%", "%";
        share_of_cycles: "% số chu kỳ", "% of cycles";
        units: "đơn vị", "units";
        correlation: "ρ", "ρ";
        fault_correlation_note: "0: các lỗi độc lập với nhau; càng gần 1, lỗi càng dồn vào cùng một đơn, còn xác suất của từng lỗi không đổi",
            "0: faults are independent; nearer to 1, more of them fall on the same order, each as likely as before";
        number_box(label): "{label}, ô nhập số", "{label}, number box";
        says(number, unit): "{number} {unit}", "{number} {unit}";
        does_not_apply: "không dùng trong kịch bản này", "not used in this scenario";

        reorder_point(item, point, mean, z, deviation):
            "Mặt hàng {item} đặt lại khi còn {point}: nhu cầu trong thời gian cung ứng {mean}, cộng z {z} × độ lệch chuẩn {deviation}",
            "Item {item} reorders at {point}: lead-time demand {mean}, plus z {z} × standard deviation {deviation}";

        all_parameters: "Mọi tham số", "All parameters";
        explain(label): "{label}: giải thích", "{label}: what it is";
        usual(value): "Thường dùng: {value}.", "Usual value: {value}.";
        allowed(range): "Được phép: {range}.", "Allowed: {range}.";
        changed: "đã đổi", "changed";
        restore(label): "{label}: trả về như kịch bản gốc", "{label}: back to the preset's value";
        restore_group: "Trả cả nhóm về như kịch bản gốc", "Reset this group to the preset";
        add: "Thêm", "Add";
        remove(entry): "Bỏ {entry}", "Remove {entry}";
        entry(list, number): "{list}, mục {number}", "{list}, entry {number}";
        entries(first, last, all): "{first}–{last} trong {all}", "{first} to {last} of {all}";
        earlier: "Các mục trước", "Earlier entries";
        later: "Các mục sau", "Later entries";
        yes: "có", "yes";
        no: "không", "no";
        by_itself: "tự động", "automatic";
        parameters_failed: "Không tải được các tham số còn lại.", "The other parameters could not be loaded.";
        try_again: "Thử lại", "Try again";

        seed: "Hạt giống", "Seed";
        reroll: "Đổi hạt", "Re-roll";
        undo: "Hoàn tác", "Undo";
        redo: "Làm lại", "Redo";
        save: "Lưu", "Save";
        save_long: "Lưu kịch bản vào tệp", "Save the scenario to a file";
        open: "Mở", "Open";
        open_long: "Mở một tệp kịch bản", "Open a scenario file";

        run_state(replications, precision, time):
            "{replications} lần chạy lặp · {precision} điểm · {time}",
            "{replications} replications · {precision} pts · {time}";
        milliseconds(number): "{number} ms", "{number} ms";
        seconds(number): "{number} giây", "{number} s";
        run_state_short(replications, precision):
            "{replications} lần chạy lặp · {precision} điểm",
            "{replications} replications · {precision} pts";
        run_state_plain(replications): "{replications} lần chạy lặp", "{replications} replications";
        running(done, target): "Đang chạy: {done} trên {target} lần", "Running: {done} of {target} replications";
        starting: "Đang chạy lần đầu", "Running for the first time";
        loading: "Đang tải kịch bản", "Loading the scenario";
        dock(orders): "{orders} đơn/ngày", "{orders} orders/day";
        dock_with_target(orders, target): "{orders} đơn/ngày · mục tiêu {target}", "{orders} orders/day · target {target}";
        perfect_orders: "đơn hàng hoàn hảo", "perfect orders";
    }
}
