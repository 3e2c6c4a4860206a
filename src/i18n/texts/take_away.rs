//! Texts of what can be taken away: files, what helps where no file comes, and the printed report.

use super::texts;

texts! {
    /// Files, copies, print.
    TakeAway {
        png: "Hình (PNG)", "Picture (PNG)";
        saved(name): "Đã lưu {name}.", "{name} was saved.";
        no_picture: "Trình duyệt này không vẽ được hình PNG. Hãy dùng SVG.", "This browser cannot draw the PNG. Please use SVG.";
        copy_instead: "Không thấy tệp? Sao chép nội dung", "No file? Copy what is in it";
        copy_title(name): "Nội dung của {name}", "What is in {name}";
        copy_text: "Nếu trình duyệt chặn tải xuống, hãy sao chép đoạn dưới đây rồi dán vào một tệp trống.",
            "If downloads are blocked, copy this and paste it into an empty file.";
        copy_picture: "Nếu trình duyệt chặn tải xuống, hãy bấm chuột phải (hoặc nhấn giữ) vào hình để sao chép hay lưu.",
            "If downloads are blocked, right-click the picture (or press and hold it) to copy or save it.";
        copy: "Sao chép", "Copy";
        copied: "Đã sao chép", "Copied";
        select_all: "Trình duyệt không cho sao chép tự động: nội dung đã được chọn sẵn, hãy nhấn Ctrl+C.",
            "The browser does not allow copying: everything is selected, press Ctrl+C.";

        scenario(name): "Kịch bản: {name}.", "Scenario: {name}.";
        main_parameters: "Các tham số chính", "Main parameters";
        changed_parameters: "Khác với kịch bản gốc", "Changed from the original scenario";
        nothing_changed: "Không có gì khác với kịch bản gốc.", "Nothing differs from the original scenario.";
        parameter: "Tham số", "Parameter";
        value: "Giá trị", "Value";
        before: "Ban đầu", "Originally";
        print: "In báo cáo", "Print a report";
        report: "Cách có được báo cáo này", "How this report came about";
        report_link: "Mở lại đúng trạng thái này:", "To open exactly this state:";
        engine(version, digest): "Bộ mô phỏng phiên bản {version}, mã kịch bản {digest}.", "Engine version {version}, scenario digest {digest}.";
    }
}
