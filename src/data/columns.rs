//! Headers to roles: which column is the order number, which the item, which the date.
//!
//! Not here: what stands in the columns. A header is compared without case, diacritics, spaces and
//! punctuation, so `Mã đơn hàng`, `ma_don_hang` and `MaDonHang` are one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::complaint::{Complaint, cut};

/// What a column is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The order (invoice) number; lines with the same number are one order.
    Order,
    /// When the order was placed.
    Date,
    /// The item (SKU) code.
    Item,
    /// Units on the line.
    Quantity,
    /// Price of one unit.
    Price,
    /// The customer's number or name.
    Customer,
    /// The item in words.
    Description,
    /// When the order was promised.
    Promised,
    /// When the order was delivered.
    Delivered,
}

impl Role {
    /// All roles, required ones first.
    pub const ALL: [Self; 9] = [
        Self::Order,
        Self::Date,
        Self::Item,
        Self::Quantity,
        Self::Price,
        Self::Customer,
        Self::Description,
        Self::Promised,
        Self::Delivered,
    ];

    /// The roles without which there is no order history.
    pub const REQUIRED: [Self; 4] = [Self::Order, Self::Date, Self::Item, Self::Quantity];

    /// The headers that mean this role, folded, the surest first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Order => &[
                "orderid",
                "orderno",
                "ordernumber",
                "order",
                "salesorder",
                "salesordernumber",
                "sono",
                "madonhang",
                "madon",
                "sodonhang",
                "sodon",
                "donhang",
                "madh",
                "sodh",
                "madondathang",
                "invoiceno",
                "invoicenumber",
                "invoiceid",
                "invoice",
                "mahoadon",
                "sohoadon",
                "hoadon",
                "mahd",
                "sohd",
                "sochungtu",
                "machungtu",
                "sophieu",
                "transactionid",
                "transaction",
                "receiptno",
                "receiptid",
                "documentno",
                "ordername",
            ],
            Self::Date => &[
                "orderdate",
                "dateordered",
                "orderedat",
                "orderedon",
                "orderdatetime",
                "placed",
                "placedat",
                "ngaydathang",
                "ngaydat",
                "ngaydonhang",
                "thoigiandathang",
                "thoigiandat",
                "ngaytaodon",
                "ngaydondathang",
                "invoicedate",
                "ngayhoadon",
                "ngayhd",
                "ngaychungtu",
                "ngayban",
                "date",
                "ngay",
                "ngaythang",
                "datetime",
                "thoigian",
                "createdat",
                "created",
                "ngaytao",
                "transactiondate",
                "timestamp",
                "saledate",
                "purchasedate",
            ],
            Self::Item => &[
                "sku",
                "skucode",
                "itemsku",
                "lineitemsku",
                "stockcode",
                "itemcode",
                "itemid",
                "itemno",
                "productcode",
                "productid",
                "productno",
                "articleno",
                "article",
                "masku",
                "mahang",
                "mamathang",
                "masanpham",
                "masp",
                "mahanghoa",
                "mavattu",
                "mahh",
                "item",
                "product",
                "mathang",
                "sanpham",
                "hanghoa",
                "lineitemname",
                "material",
            ],
            Self::Quantity => &[
                "quantity",
                "qty",
                "quantityordered",
                "orderquantity",
                "orderqty",
                "qtyordered",
                "lineitemquantity",
                "units",
                "unitsordered",
                "soluong",
                "sl",
                "soluongdat",
                "soluongban",
                "slban",
                "pieces",
                "pcs",
                "amountofunits",
            ],
            Self::Price => &[
                "unitprice",
                "price",
                "priceeach",
                "itemprice",
                "lineitemprice",
                "unitpricegbp",
                "dongia",
                "gia",
                "giaban",
                "dongiaban",
                "unitcost",
                "saleprice",
            ],
            Self::Customer => &[
                "customerid",
                "customerno",
                "customernumber",
                "customercode",
                "customer",
                "clientid",
                "client",
                "buyer",
                "buyerid",
                "makhachhang",
                "makh",
                "khachhang",
                "tenkhachhang",
                "nguoimua",
                "customername",
                "email",
            ],
            Self::Description => &[
                "description",
                "itemdescription",
                "productname",
                "itemname",
                "productdescription",
                "tenhang",
                "tenmathang",
                "tensanpham",
                "tensp",
                "tenhanghoa",
                "diengiai",
                "mota",
                "name",
            ],
            Self::Promised => &[
                "promised",
                "promiseddate",
                "promisedate",
                "promisedat",
                "duedate",
                "due",
                "requireddate",
                "requesteddate",
                "expecteddelivery",
                "expecteddeliverydate",
                "ngayhengiao",
                "ngaycamket",
                "ngayhen",
                "hangiao",
                "ngaygiaodukien",
                "ngaydukiengiao",
                "thoigiancamket",
                "camket",
            ],
            Self::Delivered => &[
                "delivered",
                "delivereddate",
                "deliverydate",
                "deliveredat",
                "deliveredon",
                "actualdelivery",
                "actualdeliverydate",
                "ngaygiao",
                "ngaygiaohang",
                "ngaygiaoxong",
                "ngaynhanhang",
                "dagiao",
                "giaoxong",
                "ngaygiaothucte",
                "shippeddate",
                "shipdate",
            ],
        }
    }
}

/// A column that the caller names for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRef {
    /// By its place, from 1 as in [`Complaint`].
    Number(usize),
    /// By its header.
    Name(String),
}

/// Which column (from 0) plays which role; the four required ones are always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Order, date, item, quantity.
    pub required: [usize; 4],
    optional: BTreeMap<Role, usize>,
}

impl Columns {
    /// The column of a role, from 0.
    #[must_use]
    pub fn of(&self, role: Role) -> Option<usize> {
        match Role::REQUIRED.iter().position(|required| *required == role) {
            Some(place) => Some(self.required[place]),
            None => self.optional.get(&role).copied(),
        }
    }

    /// Finds the roles among the headers; what the caller gives goes before what is recognised.
    ///
    /// A role goes to the surest of its names that occurs. `Item` falls back on the description.
    ///
    /// # Errors
    /// [`Complaint::RoleMissing`], [`Complaint::RoleAmbiguous`] for a required role;
    /// [`Complaint::ColumnUnknown`], [`Complaint::ColumnTwice`] for what the caller gave.
    pub fn find(headers: &[String], given: &BTreeMap<Role, ColumnRef>) -> Result<Self, Complaint> {
        let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
        let mut found = BTreeMap::new();
        for (&role, column) in given {
            found.insert(role, resolve(role, column, headers, &folded)?);
        }
        for role in Role::ALL {
            if found.contains_key(&role) {
                continue;
            }
            let free: Vec<bool> =
                (0..headers.len()).map(|column| !found.values().any(|&used| used == column)).collect();
            match recognise(role, &folded, &free).as_slice() {
                [] => {}
                [column] => _ = found.insert(role, *column),
                several if Role::REQUIRED.contains(&role) => {
                    return Err(Complaint::RoleAmbiguous {
                        role,
                        columns: several.iter().map(|column| column + 1).collect(),
                        headers: shown(headers),
                    });
                }
                several => _ = found.insert(role, several[0]),
            }
        }
        if !found.contains_key(&Role::Item)
            && let Some(&column) = found.get(&Role::Description)
        {
            found.insert(Role::Item, column);
        }
        Self::checked(&found, headers)
    }

    fn checked(found: &BTreeMap<Role, usize>, headers: &[String]) -> Result<Self, Complaint> {
        let mut required = [0; 4];
        for (place, role) in required.iter_mut().zip(Role::REQUIRED) {
            let missing = || Complaint::RoleMissing { role, headers: shown(headers) };
            *place = *found.get(&role).ok_or_else(missing)?;
        }
        for (place, &column) in required.iter().enumerate() {
            if let Some(other) = required[..place].iter().position(|&earlier| earlier == column) {
                let roles = (Role::REQUIRED[other], Role::REQUIRED[place]);
                return Err(Complaint::ColumnTwice { roles, column: column + 1 });
            }
        }
        Ok(Self { required, optional: found.clone() })
    }
}

fn resolve(
    role: Role,
    column: &ColumnRef,
    headers: &[String],
    folded: &[String],
) -> Result<usize, Complaint> {
    let place = match column {
        ColumnRef::Number(number) => number.checked_sub(1).filter(|&place| place < headers.len()),
        ColumnRef::Name(name) => headers
            .iter()
            .position(|header| header.trim() == name.trim())
            .or_else(|| folded.iter().position(|header| *header == fold(name))),
    };
    place.ok_or_else(|| Complaint::ColumnUnknown {
        role,
        value: match column {
            ColumnRef::Number(number) => number.to_string(),
            ColumnRef::Name(name) => cut(name, 80),
        },
        headers: shown(headers),
    })
}

/// The free columns whose header is the surest name of the role that occurs at all.
fn recognise(role: Role, folded: &[String], free: &[bool]) -> Vec<usize> {
    let columns = |name: &str| -> Vec<usize> {
        (0..folded.len()).filter(|&column| free[column] && folded[column] == name).collect()
    };
    role.names().iter().map(|name| columns(name)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The column that a role would be given by its header alone, the first of several; for a guess that somebody
/// is asked to confirm.
#[must_use]
pub fn guess(role: Role, headers: &[String]) -> Option<usize> {
    let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
    recognise(role, &folded, &vec![true; headers.len()]).first().copied()
}

/// Headers for a complaint: at most 50, at most 80 characters each.
pub(crate) fn shown(headers: &[String]) -> Vec<String> {
    headers.iter().take(50).map(|header| cut(header.trim(), 80)).collect()
}

/// A header as it is compared: lower case, Vietnamese letters without diacritics, letters and
/// digits only.
#[must_use]
pub fn fold(header: &str) -> String {
    header.chars().flat_map(char::to_lowercase).map(plain).filter(char::is_ascii_alphanumeric).collect()
}

fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ'
        | 'ậ' => 'a',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ'
        | 'ợ' => 'o',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    fn found(line: &str) -> Result<Columns, Complaint> {
        Columns::find(&headers(line), &BTreeMap::new())
    }

    #[test]
    fn common_headers_are_recognised() {
        let retail =
            found("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country")
                .unwrap();
        assert_eq!(retail.required, [0, 4, 1, 3]);
        assert_eq!(retail.of(Role::Price), Some(5));
        assert_eq!(retail.of(Role::Customer), Some(6));
        assert_eq!(retail.of(Role::Description), Some(2));
        assert_eq!(retail.of(Role::Promised), None);
        for line in [
            "Mã đơn,Ngày,Mặt hàng,Số lượng,Đơn giá,Khách hàng,Ngày hẹn giao,Ngày giao",
            "ma_don,NGAY,mat hang,so luong,don gia,khach hang,ngay hen giao,ngay giao",
            "Ma\u{303} \u{111}o\u{31b}n,Nga\u{300}y,MA\u{323}\u{306}T HANG,SL,Gia,KH,Cam ket,Giao xong",
            "Order ID,Date,SKU,Qty,Price,Customer,Promised,Delivered",
        ] {
            let columns = found(line).unwrap_or_else(|complaint| panic!("{line}: {complaint:?}"));
            assert_eq!(columns.required, [0, 1, 2, 3], "{line}");
            assert_eq!(columns.of(Role::Promised), Some(6), "{line}");
            assert_eq!(columns.of(Role::Delivered), Some(7), "{line}");
        }
    }

    #[test]
    fn missing_and_ambiguous_roles_list_the_headers() {
        let line = "order,date,item,colour";
        assert_eq!(found(line), Err(Complaint::RoleMissing { role: Role::Quantity, headers: headers(line) }));
        let line = "order,date,sku,qty,Qty";
        assert_eq!(
            found(line),
            Err(Complaint::RoleAmbiguous {
                role: Role::Quantity,
                columns: vec![4, 5],
                headers: headers(line)
            })
        );
        assert_eq!(found("order,date,product name,qty").map(|found| found.required), Ok([0, 1, 2, 3]));
    }

    #[test]
    fn the_caller_may_say() {
        let line = headers("a,b,c,d");
        let given = BTreeMap::from([
            (Role::Order, ColumnRef::Number(4)),
            (Role::Date, ColumnRef::Name("C".into())),
            (Role::Item, ColumnRef::Name("b".into())),
            (Role::Quantity, ColumnRef::Number(1)),
        ]);
        assert_eq!(Columns::find(&line, &given).map(|found| found.required), Ok([3, 2, 1, 0]));
        let wrong = BTreeMap::from([(Role::Order, ColumnRef::Number(5))]);
        assert!(matches!(Columns::find(&line, &wrong), Err(Complaint::ColumnUnknown { .. })));
        let zero = BTreeMap::from([(Role::Order, ColumnRef::Number(0))]);
        assert!(matches!(Columns::find(&line, &zero), Err(Complaint::ColumnUnknown { .. })));
    }
}
