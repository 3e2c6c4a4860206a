//! Labels and explanations of parameters: build to stock, build to order, after delivery, money.
//!
//! Not here: parameters of what both strategies share (`customers`).

use super::{Row, rows};

rows! {
    "replenishment.policy" ("Chính sách tồn kho", "Policy"):
        "(s, nQ): tồn xuống đến s thì đặt bội số của Q. (s, S): xuống đến s thì đặt lên đến S. Mức cơ sở: bán bao nhiêu đặt bấy nhiêu.",
        "(s, nQ): at s, order multiples of Q. (s, S): at s, order up to S. Base stock: order what was sold.";
    "replenishment.set_by" ("Cách đặt tham số", "How it is set"):
        "Từ mục tiêu dịch vụ, theo công thức; hoặc bạn tự cho từng con số.", "From a service target, by the formula; or you give the numbers yourself.";
    "replenishment.target" ("Mục tiêu tính theo", "Target in terms of"):
        "Chu kỳ bổ sung không thiếu hàng, đơn vị đáp ứng ngay, hoặc đơn hàng đáp ứng đủ ngay.";
    "replenishment.cycle_service_level": "Phần chu kỳ bổ sung không bị thiếu hàng mà công ty nhắm tới.";
    "replenishment.unit_fill_rate" ("Mục tiêu đáp ứng theo đơn vị", "Unit fill target"): "Phần đơn vị hàng được đáp ứng ngay mà công ty nhắm tới.";
    "replenishment.order_fill_rate" ("Mục tiêu đơn hàng đáp ứng đủ", "Order fill target"): "Phần đơn hàng được đáp ứng đủ ngay mà công ty nhắm tới.";
    "replenishment.cover_days": "Mỗi lần đặt hàng đủ bán trong chừng này ngày.";
    "replenishment.reorder_point": "Vị thế tồn kho bằng hoặc thấp hơn mức này thì đặt hàng ngay.";
    "replenishment.order_up_to" ("Mức đặt hàng đến (S)", "Order-up-to level (S)"): "Mỗi lần đặt đủ để đưa vị thế tồn kho lên mức này; phải cao hơn điểm đặt hàng lại.";
    "replenishment.order_quantity": "Mỗi lần đặt chừng này (hoặc bội số của nó).";
    "replenishment.level": "Vị thế tồn kho luôn được đưa về mức này.";
    "replenishment.review_days" ("Chu kỳ kiểm tra tồn kho", "Days between reviews"): "0 là kiểm tra liên tục; 7 là mỗi tuần kiểm tra và đặt hàng một lần.",
        "Days between two reviews of stock; 0 is continuous review, 7 is once a week.";
    "replenishment.initial_stock" ("Tồn kho ban đầu mỗi mặt hàng", "Initial stock of an item"): "Để trống: bắt đầu ở vị thế bình quân của chính sách.",
        "Stock of each item at the start. Empty: the policy's mean position.";
    "replenishment.lead_time" ("Thời gian cung ứng", "Lead time"): "Từ lúc đặt nhà cung cấp đến lúc hàng về kho.", "From the order to the supplier until the goods arrive.";
    "replenishment.crossing" ("Lô sau được về trước lô trước", "Orders may cross"): "Có: các lô về độc lập với nhau. Không: lô sau phải đợi lô trước.",
        "Yes: replenishments arrive independently. No: a later one waits for an earlier one.";
    "replenishment.own_line" ("Tự sản xuất để tồn kho", "The firm's own line"): "Bật: công ty tự làm hàng trên một dây chuyền có hạn. Tắt: mua của nhà cung cấp.",
        "On: the firm makes for stock on a line of finite capacity. Off: a supplier delivers.";
    "replenishment.own_line.servers" ("Số trạm của dây chuyền", "Servers of the line"): "Mỗi trạm làm một lô một lúc.";
    "replenishment.own_line.setup_days" ("Thiết lập một lô", "Set-up of a lot"): "Thời gian chuẩn bị máy trước mỗi lô.";
    "replenishment.own_line.unit_days" ("Làm một đơn vị", "Production of a unit"): "Thời gian làm một đơn vị hàng.";
    "replenishment.own_line.cv" ("Biến động thời gian làm", "Production-time variability"): "Độ lệch chuẩn chia cho bình quân của thời gian làm một lô.";
    "replenishment.own_line.time_law" ("Luật thời gian làm", "Law of production times"): "Gamma (thường dùng) hoặc lognormal (đuôi dài hơn).";

    "service.shortage" ("Khi thiếu hàng", "On a shortage"): "Khách chờ bổ sung; hoặc mất phần thiếu, mất cả dòng hàng, mất cả đơn.";
    "service.shipping" ("Cách giao đơn còn thiếu", "Shipping"): "Đợi đủ rồi giao một lần, hoặc giao từng phần: có gì giao trước.";
    "promise.bts_days": "Số ngày kể từ khi nhận đơn mà công ty cam kết giao xong khi làm sẵn.";
    "promise.rush_bts_days": "Số ngày cam kết cho đơn gấp khi làm sẵn.";
    "promise.bto_kind": "Cố định: đơn nào cũng như nhau. Theo khối lượng việc phía trước: đơn đến lúc đông việc thì được hẹn lâu hơn.";
    "promise.bto_days": "Số ngày kể từ khi nhận đơn mà công ty cam kết giao xong khi làm theo đơn.";
    "promise.rush_bto_days": "Số ngày cam kết cho đơn gấp khi làm theo đơn.";
    "promise.safety_factor": "Thời gian dự tính (kể cả chờ) nhân với số này thành thời gian cam kết: 1,2 là chừa thêm 20%.";
    "promise.delivery_allowance": "Sản xuất phải xong trước hạn cam kết chừng này ngày, để còn kịp giao.";
    "promise.patience": "Khách từ chối khi được hẹn lâu hơn mức này. Tắt: hẹn bao lâu khách cũng nhận.",
        "Customers refuse a longer promise. Off: they accept any.";

    "production.servers": "Mỗi trạm làm một đơn một lúc.";
    "production.set_by" ("Cách cho tốc độ sản xuất", "How the pace is given"): "Theo công suất (số đơn cả xưởng làm được một ngày), hoặc theo thời gian thiết lập và thời gian làm một đơn vị.";
    "production.orders_per_day": "Số đơn cỡ trung bình mà cả xưởng làm được một ngày. Phải lớn hơn nhu cầu, nếu không hàng đợi dài mãi.",
        "Orders of average size that all servers together can make a day. It must exceed demand, or the queue grows without end.";
    "production.setup_share": "Phần thời gian làm một đơn trung bình dành cho thiết lập.";
    "production.setup_days" ("Thiết lập một đơn", "Set-up of an order"): "Thời gian chuẩn bị trước khi làm một đơn.";
    "production.unit_days" ("Làm một đơn vị", "Production of a unit"): "Thời gian làm một đơn vị hàng.";
    "production.cv": "Độ lệch chuẩn chia cho bình quân của thời gian làm một đơn; 0 là luôn như nhau.";
    "production.time_law" ("Luật thời gian sản xuất", "Law of production times"): "Gamma (thường dùng) hoặc lognormal (đuôi dài hơn).";
    "production.rule": "Trạm rảnh nhận đơn nào trước: đến trước, hạn sớm nhất, làm nhanh nhất, hay đơn gấp.";
    "production.materials.days_of_supply": "Vật tư đủ dùng cho chừng này ngày nhu cầu.";
    "production.materials.cost_share": "Phần giá vốn là tiền vật tư.";
    "production.materials.shortage": "Xác suất một đơn gặp lúc thiếu vật tư và phải chờ.";
    "production.materials.delay" ("Chờ vật tư", "Wait for materials"): "Đơn thiếu vật tư phải chờ bao lâu.";

    "after_delivery" ("Theo dõi sau khi giao", "Follow what comes after delivery"): "Bật để tính khắc phục sự cố và bảo hành. Tắt: dừng ở lúc giao hàng.",
        "On: corrections and warranty are followed. Off: orders end with delivery.";
    "after_delivery.report" ("Khách báo lỗi sau", "Report of faults"): "Từ lúc giao xong đến lúc khách báo những dòng hàng có lỗi.";
    "after_delivery.replacement_share" ("Tỷ lệ đổi hàng", "Share replaced"): "Phần dòng hàng lỗi được đổi hàng; phần còn lại được hoàn tiền.";
    "after_delivery.credit_time" ("Thời gian hoàn tiền", "Time to credit"): "Từ lúc khách báo lỗi đến lúc được hoàn tiền.";
    "after_delivery.warranty" ("Bảo hành", "Warranty"): "Bật nếu dòng hàng giao đúng cũng được bảo hành.", "On: lines delivered without a fault are under warranty.";
    "after_delivery.warranty.days" ("Thời hạn bảo hành", "Length of the warranty"): "Kể từ ngày giao.";
    "after_delivery.warranty.claim_rate" ("Tỷ lệ hỏng trong bảo hành", "Claim rate"): "Xác suất một dòng hàng hỏng trong thời hạn bảo hành.";
    "after_delivery.warranty.technicians" ("Số thợ sửa chữa", "Technicians"): "Mỗi thợ sửa một dòng hàng một lúc.", "Each repairs one line at a time.";
    "after_delivery.warranty.repair" ("Thời gian sửa chữa", "Repair time"): "Một thợ sửa một dòng hàng mất bao lâu.";
    "after_delivery.warranty.refund_after_days" ("Hoàn tiền nếu sửa quá", "Refund after"): "Quá chừng này ngày mà chưa sửa xong thì hoàn tiền.";

    "money.currency": "Ký hiệu tiền: chỉ là nhãn, không quy đổi.";
    "money.price": "Giá bán một đơn vị hàng.";
    "money.unit_cost": "Giá vốn một đơn vị: vật tư, và giá mua nếu mua ngoài.";
    "money.holding_rate" ("Chi phí lưu kho một năm", "Holding cost a year"): "Phần giá trị hàng phải tốn mỗi năm để giữ hàng: vốn, kho, hao hụt.",
        "Share of the value held that a year of holding costs: capital, space, losses.";
    "money.replenishment" ("Chi phí một lần đặt hàng", "Cost of a replenishment"): "Tốn mỗi lần bổ sung hàng, bất kể nhiều ít.";
    "money.setup" ("Chi phí thiết lập một đơn", "Cost of a set-up"): "Tốn mỗi lần thiết lập cho một đơn làm theo đơn.";
    "money.order" ("Chi phí xử lý một đơn", "Cost of an order"): "Giấy tờ và công xử lý một đơn hàng.";
    "money.line" ("Chi phí soạn một dòng hàng", "Cost of a line"): "Công soạn một dòng hàng.";
    "money.shipment" ("Chi phí một chuyến giao", "Cost of a shipment"): "Giao hai lần thì tốn hai lần.", "Two deliveries cost twice.";
    "money.server_day" ("Chi phí một trạm một ngày", "Cost of a server a day"): "Tốn dù trạm có việc hay không.", "It is paid whether the server works or not.";
    "money.back_order_day" ("Chi phí chờ bổ sung một ngày", "Back-order cost a day"): "Mỗi đơn chờ, mỗi ngày, cho đến hạn cam kết.";
    "money.late_day" ("Chi phí trễ hạn một ngày", "Lateness cost a day"): "Mỗi đơn trễ, mỗi ngày sau hạn cam kết.";
    "money.lost_unit" ("Thiện cảm mất đi mỗi đơn vị", "Goodwill of a lost unit"): "Thiệt hại ngoài phần lãi khi mất doanh số một đơn vị.";
    "money.correction" ("Chi phí sửa một dòng hàng lỗi", "Cost of a correction"): "Mỗi dòng hàng có lỗi.";
    "money.return_line" ("Chi phí nhận lại một dòng hàng", "Cost of a return"): "Chỉ khi theo dõi sau khi giao. Để trống: 15.000.",
        "Where corrections are followed. Empty: 15,000.";
    "money.repair" ("Chi phí một lần sửa chữa", "Cost of a repair"): "Sửa chữa trong bảo hành. Để trống: 60.000.", "Under warranty. Empty: 60,000.";
    "money.refund" ("Tiền hoàn một dòng hàng", "Refund of a line"): "Để trống: đúng số tiền khách đã trả.", "Empty: what was paid for it.";
}
