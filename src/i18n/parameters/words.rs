//! The words around parameters: groups with what their heads say, choices, columns, units.

/// A group of the panel: its name; its title; what its head says, and what it says when there is nothing to say.
///
/// A head is made of parts between ` · `; `{path}` stands for that parameter's value, and a part without a
/// value is left out.
pub(super) struct Group {
    pub id: &'static str,
    pub title: [&'static str; 2],
    /// Fields whose paths begin so belong to the group; of several groups, the longest wins.
    pub prefixes: &'static [&'static str],
    pub head: [&'static str; 2],
    pub nothing: [&'static str; 2],
}

macro_rules! groups {
    ($($id:literal $prefixes:expr, $title:expr, $head:expr, $nothing:expr;)*) => {
        pub(super) const GROUPS: &[Group] = &[$(Group {
            id: $id, prefixes: &$prefixes, title: $title, head: $head, nothing: $nothing,
        }),*];
    };
}

const SILENT: [&str; 2] = ["", ""];

groups! {
    "demand" ["demand."], ["Nhu cầu", "Demand"],
        ["{demand.orders_per_day} · {demand.gap_cv}", "{demand.orders_per_day} · {demand.gap_cv}"], SILENT;
    "orders" ["demand.lines", "demand.units", "demand.items.", "demand.classes", "demand.baskets", "demand.replay"],
        ["Đơn hàng, khách hàng", "Orders and customers"],
        ["{demand.items.count} mặt hàng · {demand.items.list} mặt hàng · {demand.baskets} kiểu đơn",
         "{demand.items.count} items · {demand.items.list} items · {demand.baskets} types"], SILENT;
    "cycle" ["order_cycle.", "service.vehicle_interval"], ["Các bước của chu kỳ đơn hàng", "Stages of the order cycle"],
        ["vận chuyển {order_cycle.transport}", "transport {order_cycle.transport}"], SILENT;
    "quality" ["quality."], ["Lỗi", "Faults"], ["{quality.damage} hư hỏng", "{quality.damage} damaged"], SILENT;
    "stock" ["replenishment."], ["BTS: chính sách tồn kho", "BTS: inventory policy"],
        ["{replenishment.policy} · {replenishment.cycle_service_level} · {replenishment.unit_fill_rate} · {replenishment.order_fill_rate}",
         "{replenishment.policy} · {replenishment.cycle_service_level} · {replenishment.unit_fill_rate} · {replenishment.order_fill_rate}"], SILENT;
    "supply" ["replenishment.lead_time", "replenishment.crossing", "replenishment.own_line"],
        ["BTS: nguồn cung ứng", "BTS: supply"],
        ["{replenishment.lead_time} · tự làm{replenishment.own_line}", "{replenishment.lead_time} · own line{replenishment.own_line}"], SILENT;
    "service" ["service.", "promise.bts_days", "promise.rush_bts_days"], ["BTS: thiếu hàng, cam kết", "BTS: shortages, promise"],
        ["{service.shortage} · {promise.bts_days}", "{service.shortage} · {promise.bts_days}"], SILENT;
    "production" ["production."], ["BTO: sản xuất", "BTO: production"],
        ["{production.servers} trạm · {production.orders_per_day}", "{production.servers} servers · {production.orders_per_day}"], SILENT;
    "promise" ["promise."], ["BTO: cam kết", "BTO: promise"],
        ["{promise.bto_kind} · {promise.bto_days}", "{promise.bto_kind} · {promise.bto_days}"], SILENT;
    "materials" ["production.materials."], ["BTO: vật tư", "BTO: materials"],
        ["dự trữ {production.materials.days_of_supply}", "{production.materials.days_of_supply} of supply"], SILENT;
    "after_delivery" ["after_delivery"], ["Sau khi giao", "After delivery"],
        ["có theo dõi{after_delivery}", "followed{after_delivery}"], ["không theo dõi", "not followed"];
    "disruptions" ["disruptions"], ["Gián đoạn", "Disruptions"], ["{disruptions}", "{disruptions}"], ["không có", "none"];
    "money" ["money."], ["Giá và chi phí", "Prices and costs"],
        ["lưu kho {money.holding_rate} một năm", "holding {money.holding_rate} a year"], SILENT;
    "measures" ["measures."], ["Mốc của các chỉ tiêu", "Limits of measures"],
        ["cửa sổ {measures.window_days}", "window {measures.window_days}"], SILENT;
    "run" ["run.", "name"], ["Chạy mô phỏng", "Run"],
        ["{run.replications} lần × {run.run_days}", "{run.replications} × {run.run_days}"], SILENT;
}

/// What a choice is called: its field, its word in files, its names.
pub(super) const CHOICES: &[(&str, &str, [&str; 2])] = &[
    ("demand.items.kind", "zipf", ["luật Zipf", "Zipf's law"]),
    ("demand.items.kind", "uniform", ["như nhau", "all alike"]),
    ("demand.items.kind", "listed", ["liệt kê từng mặt hàng", "listed one by one"]),
    ("disruptions.kind", "supplier_outage", ["nhà cung cấp ngừng nhận đơn", "supplier outage"]),
    ("disruptions.kind", "line_breakdown", ["sản xuất ngừng", "production stands still"]),
    ("disruptions.kind", "transport_stop", ["vận chuyển ngừng", "nothing leaves the house"]),
    ("disruptions.kind", "demand_surge", ["nhu cầu tăng vọt", "demand surge"]),
    ("disruptions.kind", "faults", ["lỗi nhiều lên", "more faults"]),
    ("replenishment.policy", "s_nq", ["(s, nQ)", "(s, nQ)"]),
    ("replenishment.policy", "s_s", ["(s, S)", "(s, S)"]),
    ("replenishment.policy", "base_stock", ["mức cơ sở", "base stock"]),
    ("replenishment.set_by", "target", ["từ mục tiêu dịch vụ", "from a service target"]),
    ("replenishment.set_by", "explicit", ["tự cho", "given"]),
    ("replenishment.target", "cycles", ["chu kỳ bổ sung", "replenishment cycles"]),
    ("replenishment.target", "units", ["đơn vị", "units"]),
    ("replenishment.target", "orders", ["đơn hàng", "orders"]),
    ("replenishment.own_line.time_law", "gamma", ["gamma", "gamma"]),
    ("replenishment.own_line.time_law", "lognormal", ["lognormal", "lognormal"]),
    ("service.shortage", "back_order", ["chờ bổ sung", "back-order"]),
    ("service.shortage", "lose_units", ["mất phần thiếu", "lose the units"]),
    ("service.shortage", "lose_line", ["mất dòng hàng", "lose the line"]),
    ("service.shortage", "lose_order", ["mất cả đơn", "lose the order"]),
    ("service.shipping", "complete", ["giao đủ một lần", "complete only"]),
    ("service.shipping", "partial", ["giao từng phần", "partial"]),
    ("promise.bto_kind", "fixed", ["cố định", "fixed"]),
    ("promise.bto_kind", "quoted", ["theo việc phía trước", "from the work ahead"]),
    ("production.set_by", "capacity", ["theo công suất", "by capacity"]),
    ("production.set_by", "times", ["theo thời gian", "by times"]),
    ("production.time_law", "gamma", ["gamma", "gamma"]),
    ("production.time_law", "lognormal", ["lognormal", "lognormal"]),
    ("production.rule", "fcfs", ["đến trước làm trước", "first come, first served"]),
    ("production.rule", "edd", ["hạn sớm nhất", "earliest due date"]),
    ("production.rule", "shortest", ["làm nhanh nhất", "shortest first"]),
    ("production.rule", "rush_first", ["đơn gấp trước", "rush orders first"]),
    ("duration.kind", "fixed", ["cố định", "fixed"]),
    ("duration.kind", "uniform", ["đều", "uniform"]),
    ("duration.kind", "triangular", ["tam giác", "triangular"]),
    ("duration.kind", "exponential", ["mũ", "exponential"]),
    ("duration.kind", "gamma", ["gamma", "gamma"]),
    ("duration.kind", "lognormal", ["lognormal", "lognormal"]),
    ("duration.kind", "empirical", ["thực nghiệm", "empirical"]),
    ("count.kind", "fixed", ["cố định", "fixed"]),
    ("count.kind", "geometric", ["hình học", "geometric"]),
    ("count.kind", "one_plus_poisson", ["1 + Poisson", "1 + Poisson"]),
    ("count.kind", "empirical", ["thực nghiệm", "empirical"]),
];

/// What the columns of a list of rows, or the places of a list of numbers, are called.
pub(super) const COLUMNS: &[(&str, &[[&str; 2]])] = &[
    ("duration.values", &[["Số ngày", "Days"], ["Trọng số", "Weight"]]),
    ("count.values", &[["Giá trị", "Value"], ["Trọng số", "Weight"]]),
    ("demand.baskets.lines", &[["Mặt hàng số", "Item number"], ["Số đơn vị", "Units"]]),
    ("demand.replay.orders", &[]),
    (
        "demand.weekday",
        &[
            ["T2", "Mon"],
            ["T3", "Tue"],
            ["T4", "Wed"],
            ["T5", "Thu"],
            ["T6", "Fri"],
            ["T7", "Sat"],
            ["CN", "Sun"],
        ],
    ),
    (
        "demand.season",
        &[
            ["1", "1"],
            ["2", "2"],
            ["3", "3"],
            ["4", "4"],
            ["5", "5"],
            ["6", "6"],
            ["7", "7"],
            ["8", "8"],
            ["9", "9"],
            ["10", "10"],
            ["11", "11"],
            ["12", "12"],
        ],
    ),
];

/// Units, by what the schema calls them: their name in the form, and on the screen. Money's is the scenario's.
pub(super) const UNITS: &[(&str, &str, [&str; 2])] = &[
    ("orders/day", "rate", ["đơn/ngày", "orders/day"]),
    ("days", "days", ["ngày", "days"]),
    ("standard deviation ÷ mean", "cv", ["CV", "CV"]),
    ("share, 0 to 1", "share", ["%", "%"]),
    ("units", "units", ["đơn vị", "units"]),
    ("in the scenario's currency", "money", ["", ""]),
];
