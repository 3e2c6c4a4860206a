//! Texts of what goes wrong: refused input, doubtful scenarios, and the program's own faults.

use super::texts;

texts! {
    /// What was wrong, what is allowed, what stays.
    Problems {
        refused_number(field): "Không dùng được số vừa nhập: {field}", "That number could not be used: {field}";
        refused_file(name): "Không dùng được tệp {name}", "The file {name} could not be used";
        refused_preset: "Không tải được kịch bản này", "That scenario could not be loaded";
        nothing_changed: "Mọi thứ vẫn giữ nguyên như trước.", "Everything stays as it was.";
        check_connection: "Hãy kiểm tra kết nối mạng rồi chọn lại. Mọi thứ vẫn giữ nguyên như trước.",
            "Check the connection and choose it again. Everything stays as it was.";
        and_more(count): "và {count} chỗ khác", "and {count} more";
        column_field: "Thiết lập", "Setting";
        column_found: "Đã nhập", "Given";
        column_allowed: "Cho phép", "Allowed";
        whole_file: "Cả tệp", "The whole file";

        json(line, column): "JSON; chỗ sai đầu tiên ở dòng {line}, cột {column}", "JSON; it first goes wrong in line {line}, column {column}";
        newer(newest): "phiên bản {newest} trở về trước; tệp này do chương trình mới hơn tạo ra", "version {newest} or older; a newer program wrote this file";
        unknown: "không có thiết lập này", "there is no such setting";
        missing: "phải có", "must be given";
        number: "một số", "a number";
        whole_number: "một số nguyên", "a whole number";
        from_to(low, high): "từ {low} đến {high}", "{low} to {high}";
        at_least(limit): "ít nhất {limit}", "at least {limit}";
        at_most(limit): "nhiều nhất {limit}", "at most {limit}";
        multiple_of(number): "một bội số của {number}", "a multiple of {number}";
        once: "mỗi mặt hàng chỉ một dòng trong một đơn", "each item once in an order";
        one_of(choices): "một trong: {choices}", "one of: {choices}";
        text: "một đoạn chữ", "a text";
        true_or_false: "true hoặc false", "true or false";
        group: "một nhóm thiết lập trong ngoặc nhọn", "a group of settings in braces";
        list: "một danh sách trong ngoặc vuông", "a list in brackets";
        length(count): "đúng {count} mục", "exactly {count} entries";
        lengths(low, high): "từ {low} đến {high} mục", "{low} to {high} entries";
        weight: "có ít nhất một trọng số lớn hơn 0", "at least one weight above 0";
        one_reaches(limit): "có ít nhất một số không nhỏ hơn {limit}", "at least one number of {limit} or more";
        summing(total): "các tỷ lệ có tổng bằng {total}", "shares that add up to {total}";
        not_below(other): "không nhỏ hơn {other}", "not below {other}";
        empty: "(trống)", "(nothing)";
        short(value, allowed): "Không dùng được {value}; cho phép: {allowed}", "{value} cannot be used; allowed: {allowed}";

        run_refused: "Không chạy được kịch bản này", "This scenario could not be run";
        run_refused_why(reason): "Bộ mô phỏng từ chối nó: {reason}", "The engine refuses it: {reason}";
        no_such_place(path): "Trang này không có chỗ nào tên là {path}", "There is no place called {path} here";
        shown_instead: "Đây là trang mô phỏng; các chỗ khác có ở thanh trên cùng.", "You see the Lab instead; the other places are in the bar at the top.";
        link_in_part: "Không dùng được toàn bộ liên kết này", "Not all of this link could be used";
        link_of_file: "Liên kết này cần một tệp", "This link needs a file";
        link_of_engine: "Liên kết này đến từ một phiên bản khác", "This link comes from another version";
        link_unreadable(part): "Phần này của liên kết không có nghĩa nên bị bỏ qua: {part}", "This part of the link makes no sense and was left out: {part}";
        link_newer(version, newest, shown):
            "Liên kết do một phiên bản mới hơn của trang tạo ra (phiên bản {version}, trang này đọc đến {newest}), nên các thiết lập của nó không được dùng: đang hiện “{shown}” nguyên gốc.",
            "A newer version of this page made the link (version {version}; this page reads up to {newest}), so its settings were not used: you see “{shown}” as it is.";
        link_engine(engine, own):
            "Người gửi dùng bộ mô phỏng phiên bản {engine}, trang này dùng phiên bản {own}: cùng thiết lập nhưng các con số có thể khác.",
            "Its sender had engine version {engine}, this page has {own}: the settings are the same, the numbers may differ.";
        link_preset(id, shown):
            "Ở đây không có kịch bản tên {id}: đang hiện “{shown}” nguyên gốc.",
            "There is no scenario called {id} here: you see “{shown}” as it is.";
        link_settings(shown):
            "Các thiết lập dưới đây không được dùng, giữ nguyên như trong “{shown}”. Phần còn lại của liên kết vẫn có hiệu lực.",
            "The settings below were not used and stay as they are in “{shown}”. The rest of the link holds.";
        link_file_wanted(name, digest, shown):
            "Liên kết nói về kịch bản “{name}” (mã {digest}) trong một tệp của người gửi, và không chứa dữ liệu đó. Hãy mở tệp ấy bằng nút “Mở”, các thiết lập của liên kết sẽ được áp dụng. Hiện đang là “{shown}”.",
            "The link is about “{name}” (digest {digest}), a file of its sender's that it does not carry. Open that file with “Open”, and the link's settings are applied to it. Until then you see “{shown}”.";
        link_other_file(name, digest):
            "Tệp vừa mở không phải là tệp mà liên kết nói đến: “{name}” (mã {digest}). Đang hiện tệp vừa mở, không có thiết lập của liên kết.",
            "This is not the file that the link is about, “{name}” (digest {digest}). You see the file that you opened, without the link's settings.";

        fault: "Trang đã dừng vì một lỗi của chính nó", "The page has stopped because of a fault of its own";
        fault_what_to_do:
            "Tải lại trang sẽ đưa kịch bản gần nhất trở về. Nếu lỗi lặp lại, hãy sao chép báo cáo dưới đây và gửi cho người phụ trách trang.",
            "Reloading brings your last scenario back. If it happens again, please copy the report below and send it to whoever runs this site.";
        fault_reload: "Tải lại và khôi phục", "Reload and restore";
        fault_copy: "Sao chép báo cáo", "Copy the report";
        fault_copied: "Đã sao chép", "Copied";

        overloaded(utilisation):
            "Hệ thống này không kham nổi: mức sử dụng công suất {utilisation}. Hàng đợi BTO cứ dài ra mãi, nên các con số phụ thuộc vào độ dài lần chạy.",
            "This system cannot keep up: utilisation {utilisation}. The BTO queue grows for as long as the run lasts, so its numbers depend on that length.";
        warm_up_short(days, sensible):
            "Giai đoạn khởi động {days} ngày là quá ngắn để xóa dấu vết của trạng thái ban đầu; nên dùng {sensible} ngày.",
            "A warm-up of {days} days is too short for the start to be forgotten; {sensible} would do.";
        own_line_overloaded(utilisation):
            "Chuyền sản xuất bổ sung hàng không theo kịp: mức sử dụng {utilisation}. Hàng thiếu ngày một nhiều.",
            "The firm's own line cannot keep up with replenishments: utilisation {utilisation}. Shortages only grow.";
        history_short(days, lead_time):
            "Lịch sử phát lại chỉ dài {days} ngày, ngắn hơn thời gian bổ sung hàng {lead_time} ngày: mỗi vòng lặp gặp lại hậu quả của vòng trước.",
            "The replayed history is {days} days long, shorter than the {lead_time} days a replenishment takes: each round meets the consequences of the one before.";
        still_open(strategy, orders):
            "{strategy}: {orders} đơn chưa giao xong khi lần chạy kết thúc, nên các thời gian là “ít nhất”.",
            "{strategy}: {orders} orders were still open when the run ended, so its times are “at least”.";
    }
}
