//! Texts of the page around the Lab.

use super::texts;

texts! {
    /// Top bar, files, exports, and what screen readers hear of them.
    Page {
        brand: "Phòng thí nghiệm Đơn hàng hoàn hảo", "Perfect Order Lab";
        brand_short: "Đơn hàng hoàn hảo", "Perfect Order Lab";
        title: "Mô phỏng · Phòng thí nghiệm Đơn hàng hoàn hảo", "Lab · Perfect Order Lab";
        title_learn: "Bài học · Phòng thí nghiệm Đơn hàng hoàn hảo", "Learn · Perfect Order Lab";
        places: "Các phần của trang", "Parts of the site";
        menu: "Danh mục", "Menu";
        lab: "Mô phỏng", "Lab";
        learn: "Bài học", "Learn";
        experiments: "Thí nghiệm", "Experiments";
        experiment_more: "Xem sự đánh đổi của cả hai chiến lược trong phần Thí nghiệm", "The trade-off of both strategies, in Experiments";
        glossary: "Thuật ngữ", "Glossary";
        skip: "Đến phần kết quả", "Skip to results";
        skip_content: "Đến nội dung chính", "Skip to content";
        language: "Ngôn ngữ", "Language";
        theme_is(theme): "Giao diện: {theme}. Bấm để đổi", "Theme: {theme}. Press to change";
        theme_system: "theo hệ thống", "as the system";
        theme_light: "sáng", "light";
        theme_dark: "tối", "dark";
        theme_projector: "máy chiếu", "projector";

        present: "Trình chiếu", "Present";
        present_long: "Trình chiếu: mỗi hình một màn hình, đi bằng phím mũi tên hoặc Page Down", "Present: one figure a screen; arrow keys or Page Down lead on";
        present_exit: "Thôi trình chiếu", "Stop presenting";
        present_place: "Hình đang chiếu", "Figure on the screen";
        figure_before: "Hình trước", "Previous figure";
        figure_next: "Hình sau", "Next figure";
        figure_of(at, of): "{at} / {of}", "{at} / {of}";

        table: "Bảng số", "Table";
        export: "Xuất", "Export";
        export_svg: "Hình (SVG)", "Picture (SVG)";
        export_csv: "Bảng số (CSV)", "Numbers (CSV)";
        export_excel: "Bảng số cho Excel tiếng Việt (CSV)", "Numbers for Vietnamese Excel (CSV)";
        of_run(seed, replications, digest):
            "Hạt giống {seed}, {replications} lần chạy lặp, mã kết quả {digest}.",
            "Seed {seed}, {replications} replications, result {digest}.";

        copy_link: "Chép liên kết", "Copy link";
        copy_link_long: "Chép liên kết mở lại đúng trạng thái này", "Copy a link that opens exactly this state";
        link_copied: "Đã chép", "Copied";
        copy_by_hand: "Trình duyệt không cho chép tự động. Hãy chép liên kết này:", "The browser does not allow copying. Copy this link by hand:";

        dismiss: "Đóng thông báo", "Dismiss";
        close: "Đóng", "Close";
    }
}
