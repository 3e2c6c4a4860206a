//! Texts around the glossary; the entries themselves are data (`static/glossary`).

use super::texts;

texts! {
    /// The glossary's page, and the note that a term opens.
    Glossary {
        title: "Thuật ngữ", "Glossary";
        window_title: "Thuật ngữ · Phòng thí nghiệm Đơn hàng hoàn hảo", "Glossary · Perfect Order Lab";
        lead: "Mỗi thuật ngữ có định nghĩa, công thức và mẫu số mà trang này dùng, bên cạnh tên tiếng Anh.",
            "Every term with the definition, formula and denominator that this page uses, beside its Vietnamese name.";
        search: "Tìm thuật ngữ", "Search the glossary";
        search_hint: "có dấu hay không dấu, tiếng Việt hay tiếng Anh", "in English or Vietnamese, with or without marks";
        found(count): "{count} mục", "{count} entries";
        nothing(typed): "Không có mục nào cho “{typed}”.", "There is no entry for “{typed}”.";
        no_entry(name): "Không có thuật ngữ nào tên “{name}”. Dưới đây là tất cả.", "There is no term called “{name}”. Here are all of them.";
        also: "còn gọi là", "also";
        formula: "Công thức", "Formula";
        denominator: "Mẫu số", "Denominator";
        see: "Xem thêm", "See also";
        sources: "Nguồn", "Sources";
        loading: "Đang tải các thuật ngữ.", "The glossary is being loaded.";
        failed: "Không tải được các thuật ngữ. Hãy kiểm tra kết nối mạng rồi thử lại.", "The glossary could not be loaded. Check the connection and try again.";
        open: "Mở trong trang thuật ngữ", "Open in the glossary";
    }
}
