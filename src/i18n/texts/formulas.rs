//! Texts of formula and simulation: the figure's own, and the words within formulas.

use super::texts;

texts! {
    /// Formula and simulation.
    Formulas {
        title: "Công thức và mô phỏng", "Formula and simulation";
        reading: "Mỗi công thức: dạng chung, rồi với các số hiện tại. Bên cạnh là giá trị mô phỏng với khoảng tin cậy 95%. Chỗ nào hai bên lệch nhau, trang nêu rõ giả định nào không đúng.",
            "Each formula as it stands, then with the present numbers in it; beside it the simulated value with its 95% interval. Where they part, the assumptions that fail are named.";
        sentence(agree, all, part): "{agree} trên {all} công thức khớp với mô phỏng trong khoảng tin cậy; {part} công thức bị lệch.", "{agree} of {all} formulas agree with the simulation within its interval; {part} part from it.";
        waiting_for_run: "Công thức hiện ra khi lần chạy xong.", "Formulas stand here once the run is done.";
        measure: "Đại lượng và công thức", "Measure and formula";
        formula: "Công thức", "Formula";
        simulated: "Mô phỏng", "Simulated";
        gap: "Chênh lệch", "Difference";
        agrees: "Khớp", "They agree";
        higher(percent): "Mô phỏng cao hơn {percent}", "Simulated {percent} higher";
        lower(percent): "Mô phỏng thấp hơn {percent}", "Simulated {percent} lower";
        times(times): "Mô phỏng gấp {times} lần công thức", "Simulated {times} times the formula's";
        differs: "Không khớp", "They part";
        all_hold: "Mọi giả định đều đúng. Một chênh lệch ngẫu nhiên ngoài khoảng tin cậy vẫn xảy ra 1 lần trong 20.", "Every assumption holds. One time in twenty a difference beyond the interval comes by chance.";
        broken: "Giả định không đúng", "Assumptions that fail";
        of_item(item): "với mặt hàng {item}", "for item {item}";
        count(agree, all): "{agree} / {all} khớp", "{agree} of {all} agree";
        others(count): "{count} nhóm công thức không áp dụng được", "{count} families do not apply";
        nothing_like_it: "Kịch bản không có yếu tố này.", "The scenario has nothing of the kind.";
        column_family: "Nhóm công thức", "Family";
        column_measure: "Đại lượng", "Measure";
        column_low: "Cận dưới", "Low";
        column_high: "Cận trên", "High";
        column_broken: "Giả định không đúng", "Assumptions that fail";
        days: "ngày", "days";

        p_poisson_single: "vì nhu cầu Poisson, từng đơn vị một", "since demand is Poisson and one unit at a time";
        p_poisson: "vì nhu cầu Poisson", "since demand is Poisson";
        p_with_mean: "Poisson có trung bình", "Poisson with mean";
        p_compound: "Poisson phức hợp có trung bình", "compound Poisson with mean";
        p_area: "diện tích một chu kỳ", "area of a cycle";
        p_length: "độ dài của nó", "its length";
        p_time_average: "trung bình theo thời gian", "time average";
        p_given: "tại giá trị đã cho của", "at the given";
        p_and: "và", "and";
        p_one: "mỗi lúc chỉ một đơn bổ sung trên đường", "one order outstanding at a time";
        p_approximation: "xấp xỉ", "an approximation";
        p_one_server: "với một trạm, phân phối mũ", "for one exponential server";
        p_over: "trên", "over";
        p_after: "sau nhu cầu", "after the demand";
        p_before: "trước nhu cầu", "before it";
        p_mean: "trung bình của", "the mean of";
        p_weighted: "theo trọng số", "weighted by";
        p_independent: "các thành phần độc lập", "independent components";
        p_common: "một nhân tố chung", "one common factor";
        p_all_lines: "mọi dòng đều đúng", "all lines right";
        p_lines: "các dòng độc lập", "lines independent";
        p_convolution: "tích chập các phân phối của từng công đoạn", "the convolution of the stages' laws";
        p_outage: "gián đoạn dài bao nhiêu cũng vậy", "whatever the outage";
        p_percentiles: "bách phân vị không cộng được", "percentiles do not add";
    }
}

impl Formulas {
    /// The words within formulas as the table of families has them, and as they are shown; longer ones first.
    #[must_use]
    pub(in crate::i18n) fn phrases(self) -> [(&'static str, &'static str); 24] {
        let english = Self(crate::i18n::Language::English);
        [
            Self::p_poisson_single,
            Self::p_poisson,
            Self::p_with_mean,
            Self::p_compound,
            Self::p_area,
            Self::p_length,
            Self::p_time_average,
            Self::p_given,
            Self::p_and,
            Self::p_one,
            Self::p_approximation,
            Self::p_one_server,
            Self::p_over,
            Self::p_after,
            Self::p_before,
            Self::p_mean,
            Self::p_weighted,
            Self::p_independent,
            Self::p_common,
            Self::p_all_lines,
            Self::p_lines,
            Self::p_convolution,
            Self::p_outage,
            Self::p_percentiles,
        ]
        .map(|phrase| (phrase(english), phrase(self)))
    }
}
