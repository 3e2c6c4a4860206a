//! Texts of the calculators: their names, what they are given, what they give, and their pictures.

use super::texts;

texts! {
    /// The calculators.
    Calculators {
        window_title: "Công cụ tính toán · Phòng thí nghiệm Đơn hàng hoàn hảo", "Calculators · Perfect Order Lab";
        title: "Công cụ tính toán", "Calculators";
        lead: "Công thức của môn học, với các con số của bạn. Công thức cho biết nên trông đợi điều gì khi các giả định của nó đúng; mô phỏng thì không cần nhiều giả định trong số đó.",
            "The formulas of the course with your numbers. A formula says what to expect where its assumptions hold; the simulation can do without many of them.";
        which: "Chọn công cụ", "Which calculator";
        inputs: "Số liệu", "Given";
        formula: "Công thức", "Formula";
        results: "Kết quả", "Results";
        picture: "Hình", "Picture";
        assumes: "Giả định", "Assumes";
        to_learn: "Về danh sách bài học", "Back to the lessons";
        approximately: "gần đúng", "approximate";
        refused(field, found, low, high): "{field}: không dùng được “{found}”; cho phép: từ {low} đến {high}", "{field}: “{found}” cannot be used; allowed: {low} to {high}";
        refused_whole(field, found, low, high): "{field}: không dùng được “{found}”; cho phép: số nguyên từ {low} đến {high}", "{field}: “{found}” cannot be used; allowed: whole numbers from {low} to {high}";
        no_result: "Các con số này không đi được với nhau trong công thức.", "The formula does not take these numbers together.";

        perfect_order: "Đơn hàng hoàn hảo từ các tỷ lệ", "The perfect order from its rates";
        safety_stock: "Tồn kho an toàn và điểm đặt hàng lại", "Safety stock and reorder point";
        eoq: "Lượng đặt hàng kinh tế (EOQ)", "Economic order quantity (EOQ)";
        fill_rate: "Tỷ lệ đáp ứng và mức dịch vụ theo chu kỳ", "Fill rate and cycle service level";
        queue: "Hàng đợi ở một mức sử dụng công suất", "A queue at a given utilisation";

        perfect_order_assumes: "Tích đúng khi các lỗi độc lập với nhau. Hai cận luôn đúng, dù lỗi đi với nhau thế nào. Với tương quan ρ, mỗi đơn có một yếu tố may rủi chung tác động lên mọi tỷ lệ.",
            "The product holds if faults are independent. The two bounds always hold, however faults go together. With correlation ρ, one factor per order enters every rate.";
        safety_stock_assumes: "Nhu cầu các ngày độc lập với nhau và với thời gian cung ứng; nhu cầu trong thời gian cung ứng có phân phối chuẩn; kiểm tra liên tục.",
            "Demands of different days are independent of each other and of the lead time; lead-time demand is normal; continuous review.";
        eoq_assumes: "Nhu cầu đều và biết trước, cung ứng ngay, không thiếu hàng. Không tính giá trị hàng.", "Steady and known demand, supply at once, no shortage. The goods themselves are not counted.";
        fill_rate_assumes: "Nhu cầu trong thời gian cung ứng có phân phối chuẩn, bán từng đơn vị một, thiếu hàng thì chờ bổ sung. ℒ là hàm tổn thất của phân phối chuẩn.", "Lead-time demand is normal, units are sold one by one, shortages are back-ordered. ℒ is the loss function of the standard normal law.";
        queue_assumes: "Ai đến trước làm trước, chạy lâu dài. Chính xác khi có một trạm và đơn đến ngẫu nhiên (hệ số biến thiên 1), ngoài ra là gần đúng.",
            "First come first served, in the long run. Exact for one server and orders that come at random (coefficient of variation 1), otherwise an approximation.";

        on_time: "Đúng hạn p₁", "On time p₁";
        complete: "Đầy đủ p₂", "Complete p₂";
        undamaged: "Không hư hỏng p₃", "Damage-free p₃";
        documents: "Chứng từ chính xác p₄", "Correct documents p₄";
        correlation: "Tương quan ρ", "Correlation ρ";
        demand: "Nhu cầu D", "Demand D";
        demand_sd: "Độ lệch chuẩn của nhu cầu σ_D", "Standard deviation of demand σ_D";
        lead_time: "Thời gian cung ứng L", "Lead time L";
        lead_time_sd: "Độ lệch chuẩn của thời gian cung ứng σ_L", "Standard deviation of the lead time σ_L";
        service: "Mức dịch vụ theo chu kỳ α", "Cycle service level α";
        ordering_cost: "Chi phí đặt hàng một lần K", "Ordering cost K";
        holding_cost: "Chi phí lưu kho một đơn vị một năm h", "Holding cost of a unit a year h";
        lead_time_demand: "Nhu cầu trong thời gian cung ứng μ", "Lead-time demand μ";
        deviation: "Độ lệch chuẩn của nhu cầu ấy σ", "Its standard deviation σ";
        quantity: "Lượng đặt hàng Q", "Order quantity Q";
        utilisation: "Mức sử dụng công suất ρ", "Utilisation ρ";
        work: "Thời gian làm một đơn τ", "Work on an order τ";
        servers: "Số trạm c", "Servers c";
        work_cv: "Hệ số biến thiên của thời gian làm c_s", "Coefficient of variation of work c_s";
        gap_cv: "Hệ số biến thiên giữa các lần đơn đến c_a", "Coefficient of variation of gaps between orders c_a";

        product: "Tích các tỷ lệ", "Product of the rates";
        together: "Với tương quan ρ", "With correlation ρ";
        lowest: "Cận dưới", "Lowest possible";
        highest: "Cận trên", "Highest possible";
        stock_needed: "Tồn kho an toàn", "Safety stock";
        reorder_point: "Điểm đặt hàng lại s", "Reorder point s";
        deviations: "Hệ số z = Φ⁻¹(α)", "z = Φ⁻¹(α)";
        best_quantity: "Lượng đặt hàng kinh tế Q*", "Economic order quantity Q*";
        cost: "Chi phí đặt hàng và lưu kho", "Ordering and holding cost";
        ordering_alone: "chi phí đặt hàng", "ordering";
        holding_alone: "chi phí lưu kho", "holding";
        cycle: "Thời gian giữa hai lần đặt", "Time between orders";
        mean_stock: "Tồn kho bình quân", "Mean stock";
        filled: "Tỷ lệ đáp ứng theo đơn vị β", "Unit fill rate β";
        short: "Số đơn vị thiếu bình quân mỗi chu kỳ", "Units short a cycle, on average";
        wait: "Thời gian chờ trong hàng đợi", "Waiting time in the queue";
        wait_times: "So với thời gian làm", "As a multiple of the work";
        erlang_wait: "Thời gian chờ chính xác (Erlang)", "Exact waiting time (Erlang)";

        axis_correlation: "tương quan ρ", "correlation ρ";
        axis_perfect: "đơn hàng hoàn hảo, %", "perfect orders, %";
        axis_service: "mức dịch vụ theo chu kỳ, %", "cycle service level, %";
        axis_units: "đơn vị hàng", "units";
        axis_quantity: "lượng đặt hàng", "order quantity";
        axis_cost: "chi phí một năm", "cost a year";
        axis_rate: "%", "%";
        axis_utilisation: "mức sử dụng công suất, %", "utilisation, %";
        axis_wait: "ngày chờ", "days of waiting";

        unit_percent: "%", "%";
        unit_units: "đơn vị", "units";
        unit_units_a_day: "đơn vị/ngày", "units a day";
        unit_units_a_year: "đơn vị/năm", "units a year";
        unit_days: "ngày", "days";
        unit_money: "tiền", "money";
        unit_count: "trạm", "servers";
        unit_money_a_year: "tiền/năm", "money a year";
        unit_years: "năm", "years";
        unit_times: "lần", "times";
        none: "", "";
    }
}
