//! Texts of the page that makes a link for a class, and of the prediction that such a link asks for.

use super::texts;

texts! {
    /// Link, rules, QR code; the prediction before the first result.
    Class {
        place: "Giao cho lớp", "For a class";
        window_title: "Giao cho lớp · Phòng thí nghiệm Đơn hàng hoàn hảo", "For a class · Perfect Order Lab";
        title: "Cả lớp làm cùng một bài", "One link, and the whole class starts alike";
        lead: "Liên kết mang theo toàn bộ kịch bản đang mở trong phần Mô phỏng, kể cả hạt giống, nên máy nào cũng ra đúng những con số ấy. Không có gì được gửi lên mạng.",
            "The link carries the whole scenario that is open in the Lab, with its seed, so every device gets the very same numbers. Nothing is uploaded.";
        scenario_now(name): "Kịch bản: {name}", "Scenario: {name}";
        change_it: "Đổi kịch bản trong phần Mô phỏng", "Change it in the Lab";
        own_file: "Kịch bản này lấy từ một tệp của bạn. Liên kết không mang tệp theo: hãy gửi kèm tệp cho lớp, trang sẽ hỏi tệp ấy khi mở.",
            "This scenario is from a file of yours. The link does not carry the file: send it along, the page asks for it.";

        page_looks: "1. Trang trông thế nào", "1. How the page looks";
        language: "Ngôn ngữ lúc mở", "Language it opens in";
        by_reader: "theo máy người xem", "the reader's own";
        theme: "Giao diện", "Theme";
        embed: "Nhúng: chỉ phần Mô phỏng, không có thanh đầu trang", "Embedded: the Lab alone, without the site's bar";
        predict: "Dự đoán trước: kết quả chỉ hiện sau khi người xem đoán tỷ lệ đơn hàng hoàn hảo", "Predict first: results come after a guess of the perfect-order rates";

        may_change: "2. Người xem được đổi những gì", "2. What readers may change";
        column_part: "Phần", "Part";
        column_value: "Đang là", "Now";
        column_freedom: "Người xem", "Readers";
        free: "Được đổi", "Free";
        locked: "Bị khóa", "Locked";
        hidden: "Bị ẩn", "Hidden";
        part_scenario: "Chọn kịch bản, mở tệp", "Choice of scenario, files";
        part_seed: "Hạt giống", "Seed";
        part_parameters: "Mọi tham số khác", "All other parameters";
        is_locked: "Giảng viên đã khóa phần này", "Locked by the lecturer's link";
        no_guard: "Cách này giúp cả lớp làm giống nhau chứ không phải là ổ khóa: ai sửa địa chỉ thì vẫn đổi được mọi thứ.",
            "This keeps a class together; it is no guard: whoever edits the address can change everything.";

        share: "3. Gửi cho lớp", "3. Share it";
        link: "Liên kết", "Link";
        length(characters): "Dài {characters} ký tự.", "{characters} characters long.";
        qr_name: "Mã QR của liên kết", "QR code of the link";
        qr_fine: "Mã này nhiều ô nhỏ: hãy chiếu lớn, hoặc bớt chỗ sửa so với kịch bản có sẵn để liên kết ngắn lại.",
            "A fine code: show it large, or change less of the preset to make the link shorter.";
        qr_none: "Liên kết quá dài cho một mã QR.", "The link is too long for a QR code.";
        preview: "Xem như người học", "Preview as a student";
        frame: "Mã để nhúng vào trang của bạn", "To embed it in a page of yours";
        frame_name: "Mã HTML của khung nhúng", "The frame's HTML";
        copy_frame: "Chép mã", "Copy the code";

        keys: "Các khóa của liên kết", "The keys of a link";
        keys_lead: "Có thể viết tay. Liên kết nào hỏng thì trang nói rõ chỗ hỏng và vẫn mở.",
            "They can be written by hand. A link with faults opens all the same, and the page says what is wrong.";
        column_key: "Khóa", "Key";
        column_meaning: "Nghĩa", "Meaning";
        key_preset: "kịch bản có sẵn mà liên kết bắt đầu từ đó", "the preset that it starts from";
        key_field: "một tham số khác với kịch bản ấy, theo đường dẫn trong tệp kịch bản", "a parameter that differs from it, by its path in the scenario file";
        key_seed: "hạt giống ngẫu nhiên", "the random seed";
        key_lang: "ngôn ngữ: vi, en", "language: vi, en";
        key_theme: "giao diện: light, dark, projector", "theme: light, dark, projector";
        key_embed: "1: chỉ phần Mô phỏng, để nhúng", "1: the Lab alone, to be embedded";
        key_predict: "1: dự đoán trước khi thấy kết quả", "1: predict before results show";
        key_lock: "những phần không đổi được, cách nhau bằng dấu phẩy", "parts that cannot be changed, with commas";
        key_hide: "những phần không hiện, cách nhau bằng dấu phẩy", "parts that are not shown, with commas";
        key_gate: "trong địa chỉ một bài học: 0 cho chạy mà không cần dự đoán", "in a lesson's address: 0 lets it run without a prediction";

        ask_title: "Bạn đoán thế nào?", "What do you expect?";
        ask_lead: "Mô phỏng đã sẵn sàng. Trước khi xem, hãy đoán: bao nhiêu phần trăm đơn hàng là hoàn hảo, tức đúng hạn, đầy đủ, đúng hàng, đúng địa điểm, không hư hỏng và có chứng từ chính xác?",
            "The simulation is ready. Before you see it: what share of orders will be perfect, that is on time, complete, right in items and place, undamaged and with correct documents?";
        ask_bts: "BTS, làm sẵn", "BTS, from the shelf";
        ask_bto: "BTO, làm theo đơn", "BTO, made to order";
        ask_refused(found): "Không dùng được “{found}”: cần một số từ 0 đến 100 %.", "“{found}” cannot be: it takes a number from 0 to 100 %.";
        ask_empty: "Hãy điền một số từ 0 đến 100 %.", "Please give a number from 0 to 100 %.";
        ask_show: "Chốt dự đoán và xem kết quả", "Commit and see the results";
        predicted(bts, bto, found_bts, found_bto):
            "Bạn đoán {bts} với BTS và {bto} với BTO; mô phỏng cho {found_bts} và {found_bto}.",
            "You expected {bts} under BTS and {bto} under BTO; the simulation gives {found_bts} and {found_bto}.";
        open_whole: "Mở toàn trang", "Open the whole page";
    }
}
